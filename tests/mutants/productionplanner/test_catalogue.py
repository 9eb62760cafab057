"""The catalogue is complete, its defects show, and its permitted differences keep the contract."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.mutants.harness.mutation import Family, Permitted
from tests.mutants.productionplanner.catalogue import DEFECTS, PERMITTED
from tests.mutants.productionplanner.conversation.envelopes import broken_envelopes
from tests.mutants.productionplanner.conversation.talk import NORTH, Talk
from tests.mutants.productionplanner.conversation.talk import UNKNOWN as UNKNOWN_KEY
from tests.mutants.productionplanner.conversation.whole import hold
from tests.mutants.productionplanner.permitted import junk
from tests.mutants.productionplanner.reference.doors import MISSING, UNKNOWN

AT_LEAST: dict[Family, int] = {
    "envelope": 15,
    "auth": 20,
    "tenancy": 30,
    "status": 15,
    "behaviour": 30,
    "history": 10,
    "junk": 20,
    "concurrency": 6,
    "lists": 20,
    "echo": 15,
}
each_difference = pytest.mark.parametrize(
    "talk", PERMITTED, indirect=True, ids=lambda difference: difference.id
)


@pytest.fixture(scope="module")
def ordinary() -> list[str]:
    return hold().transcript()


# What shows in odd requests, in those that come at once, or in great numbers shows to its askers.
SHOWN = [defect for defect in DEFECTS if defect.layer not in ("more", "most")]


@pytest.fixture
def talk(request: pytest.FixtureRequest) -> Iterator[Talk]:
    talk = Talk(permitted=(request.param.id,))
    yield talk
    talk.asker.close()


def test_each_family_has_its_share() -> None:
    counts = Counter(defect.family for defect in DEFECTS)

    assert {family: n for family, n in AT_LEAST.items() if counts[family] < n} == {}
    assert len(PERMITTED) >= 25


def test_two_references_answer_alike(ordinary: list[str]) -> None:
    assert hold().transcript() == ordinary


@pytest.mark.long
def test_every_defect_shows_and_no_two_answer_alike(ordinary: list[str]) -> None:
    transcripts = {None: ordinary, **{each.id: hold(each.id).transcript() for each in SHOWN}}
    counts = Counter("\n".join(transcript) for transcript in transcripts.values())

    assert [ident for ident, lines in transcripts.items() if counts["\n".join(lines)] > 1] == []


# Those show in time alone.
TIMED = ("slow", "late-")
# And these where requests are odd, or come at once.
ODD = {difference.id for difference in junk.differences.found}
VISIBLE = [each for each in PERMITTED if not each.id.startswith(TIMED) and each.id not in ODD]
LATE = [difference for difference in PERMITTED if difference.id.startswith("late-")]
A_MOMENT = timedelta(milliseconds=10)


@pytest.mark.parametrize("difference", VISIBLE, ids=lambda difference: difference.id)
def test_a_difference_shows_and_keeps_every_envelope(
    difference: Permitted, ordinary: list[str]
) -> None:
    talk = hold(permitted=(difference.id,))

    assert talk.transcript() != ordinary
    assert broken_envelopes(talk.heard) == []


@pytest.mark.parametrize("difference", LATE, ids=lambda difference: difference.id)
def test_a_late_read_shows_where_little_time_passes(difference: Permitted) -> None:
    ordinary, talk = hold(step=A_MOMENT), hold(permitted=(difference.id,), step=A_MOMENT)

    assert talk.transcript() != ordinary.transcript()
    assert broken_envelopes(talk.heard) == []


@each_difference
def test_keys_are_refused_in_the_words_of_the_page(talk: Talk) -> None:
    without = talk.say("GET", "/projects/p_bare", key=None)
    unknown = talk.say("GET", "/projects/p_bare", key=UNKNOWN_KEY)

    assert (without.status, without.document["message"]) == (401, MISSING)
    assert (unknown.status, unknown.document["message"]) == (401, UNKNOWN)


@each_difference
def test_a_new_project_reads_back_and_is_listed(talk: Talk) -> None:
    body = {"name": "Tour", "description": "Long", "timezone": "Europe/London"}
    made = talk.say("POST", "/projects", body)

    path = f"/projects/{made.data['id']}"
    read = talk.say("GET", path).data
    listed = [project["id"] for project in talk.say("GET", "/projects").data]
    assert made.status == 201
    assert body.items() <= read.items()
    assert read["id"] in listed


@each_difference
def test_a_stranger_finds_nothing_and_changes_nothing(talk: Talk) -> None:
    before = talk.say("GET", "/projects/p_harbour_fest", key=NORTH).data
    refused = talk.say("PATCH", "/projects/p_harbour_fest", {"name": "Mine"})
    unknown = talk.say("PATCH", "/projects/p_nowhere_fest", {"name": "Mine"})

    after = talk.say("GET", "/projects/p_harbour_fest", key=NORTH).data
    assert (refused.status, unknown.status) == (404, 404)
    assert after == before


@each_difference
def test_a_patch_changes_what_was_sent_and_nothing_else(talk: Talk) -> None:
    before = talk.say("GET", "/projects/p_summer_tour").data
    answer = talk.say("PATCH", "/projects/p_summer_tour", {"totalBudget": 70, "status": "x"})

    after = talk.say("GET", "/projects/p_summer_tour").data
    assert answer.status == 200
    assert after == {**before, "totalBudget": 70, "updatedAt": after["updatedAt"]}


@each_difference
def test_a_date_is_added_once(talk: Talk) -> None:
    added = talk.say("POST", "/projects/p_bare/dates", {"date": "2026-06-05"})
    again = talk.say("POST", "/projects/p_bare/dates", {"date": "2026-06-05"})

    days = [entry["date"] for entry in talk.say("GET", "/projects/p_bare/dates").data]
    assert (added.status, again.status, days) == (201, 409, ["2026-06-05"])


@each_difference
def test_a_day_is_answered_by_time(talk: Talk) -> None:
    talk.say("POST", "/projects/p_bare/dates", {"date": "2026-06-05"})
    talk.say("POST", "/projects/p_bare/schedule/2026-06-05", {"time": "18:00"})
    day = talk.say("POST", "/projects/p_bare/schedule/2026-06-05", {"time": "09:30"})

    assert day.status == 201
    assert [item["time"] for item in day.data] == ["09:30", "18:00"]


THINGS = [
    ("/team", {"name": "Ann", "role": "Lead", "email": "ann@x.example"}),
    ("/tasks", {"label": "Call"}),
    ("/budget", {"name": "Hall", "category": "venue", "estimatedCost": 9.5, "actualCost": 3}),
    ("/locations", {"name": "Arena", "type": "digital", "details": "Gate 4"}),
]


@pytest.mark.parametrize(("kind", "body"), THINGS)
@each_difference
def test_what_was_added_reads_back(talk: Talk, kind: str, body: dict[str, object]) -> None:
    answer = talk.say("POST", f"/projects/p_bare{kind}", body)

    (thing,) = talk.say("GET", f"/projects/p_bare{kind}").data
    assert answer.status == 201
    assert body.items() <= thing.items()


@pytest.mark.parametrize("kind", ["/team", "/tasks", "/budget", "/locations", "/resources/link"])
@each_difference
def test_a_missing_required_field_is_a_400(talk: Talk, kind: str) -> None:
    assert talk.say("POST", f"/projects/p_bare{kind}", {}).status == 400
