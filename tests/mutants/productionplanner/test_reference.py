"""The reference does what the documentation says."""

from collections.abc import Iterator

import pytest
from tests.mutants.productionplanner.conversation.talk import (
    ACME,
    ACME_TOO,
    EMPTY,
    NORTH,
    OLD,
    Talk,
)
from tests.mutants.productionplanner.conversation.talk import UNKNOWN as UNKNOWN_KEY
from tests.mutants.productionplanner.reference.doors import MISSING, UNKNOWN
from tests.mutants.productionplanner.reference.routes import ROUTES
from tests.mutants.productionplanner.reference.things import CATEGORIES

PATHS = [
    (route.method, route.path.format(projectId="p_harbour_fest", date="2026-11-20"))
    for route in ROUTES
]
BODIES = {
    "PATCH /projects/p_harbour_fest": {"name": "Stray"},
    "POST /projects": {"name": "Stray"},
    "POST /projects/p_harbour_fest/dates": {"date": "2026-11-20"},
    "POST /projects/p_harbour_fest/team": {"name": "Stray"},
    "POST /projects/p_harbour_fest/tasks": {"label": "Stray"},
    "POST /projects/p_harbour_fest/budget": {"name": "Stray"},
    "POST /projects/p_harbour_fest/locations": {"name": "Stray"},
    "POST /projects/p_harbour_fest/resources/link": {"name": "Stray", "url": "https://x.example"},
    "POST /projects/p_harbour_fest/schedule/2026-11-20": {"activity": "Stray"},
}
CALLS = [
    pytest.param(method, path, BODIES.get(f"{method} {path}"), id=f"{method} {path}")
    for method, path in PATHS
]
PROJECT_CALLS = [call for call in CALLS if "p_harbour_fest" in str(call.values[1])]


@pytest.fixture
def talk() -> Iterator[Talk]:
    talk = Talk()
    yield talk
    talk.asker.close()


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
def test_a_call_without_a_key_is_refused_with_the_first_text(
    talk: Talk, method: str, path: str, body: object
) -> None:
    answer = talk.say(method, path, body, key=None)

    assert (answer.status, answer.document) == (401, {"status": "error", "message": MISSING})


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
@pytest.mark.parametrize("key", [UNKNOWN_KEY, OLD], ids=["unknown", "revoked"])
def test_a_bad_key_is_refused_with_the_second_text(
    talk: Talk, method: str, path: str, body: object, key: str
) -> None:
    answer = talk.say(method, path, body, key)

    assert (answer.status, answer.document) == (401, {"status": "error", "message": UNKNOWN})


@pytest.mark.parametrize("header", [ACME, f"Basic {ACME}", "Bearer", "Bearer ", f"Bearer{ACME}"])
def test_a_malformed_header_is_refused_with_the_first_text(talk: Talk, header: str) -> None:
    answer = talk.send("GET", "/v1/info", {"Authorization": header})

    assert (answer.status, answer.document["message"]) == (401, MISSING)


@pytest.mark.parametrize(("method", "path", "body"), PROJECT_CALLS)
def test_a_foreign_project_answers_like_one_that_does_not_exist(
    talk: Talk, method: str, path: str, body: object
) -> None:
    foreign = talk.say(method, path, body)
    unknown = talk.say(method, path.replace("p_harbour_fest", "p_harbour_fesX"), body)

    assert (foreign.status, foreign.body) == (unknown.status, unknown.body)
    assert foreign.status == 404


def test_info_names_the_organization_and_the_key(talk: Talk) -> None:
    answer = talk.say("GET", "/info")

    assert answer.data == {
        "orgId": "org_acme",
        "orgName": "Acme Live Events",
        "keyId": "key_acme_ci",
    }


def test_two_keys_of_one_organization_see_the_same_projects(talk: Talk) -> None:
    first = talk.say("GET", "/projects", key=ACME)
    second = talk.say("GET", "/projects", key=ACME_TOO)

    assert first.body == second.body


def test_the_list_shows_archived_but_no_deleted_project_and_no_template(talk: Talk) -> None:
    answer = talk.say("GET", "/projects")

    ids = [project["id"] for project in answer.data]
    assert ids == ["p_summer_tour", "p_autumn_gala", "p_spring_expo", "p_bare"]


def test_an_organization_without_projects_has_an_empty_list(talk: Talk) -> None:
    assert talk.say("GET", "/projects", key=EMPTY).data == []


def test_a_new_project_is_answered_with_201_and_reads_back(talk: Talk) -> None:
    body = {"name": "Tour", "description": "Long", "timezone": "Europe/London"}

    answer = talk.say("POST", "/projects", body)

    read = talk.say("GET", f"/projects/{answer.data['id']}").data
    assert answer.status == 201
    assert read == answer.data
    assert body.items() <= read.items()
    assert read["createdBy"] == "api:key_acme_ci"


def test_a_patched_project_moves_to_the_head_of_the_list(talk: Talk) -> None:
    talk.say("PATCH", "/projects/p_bare", {"totalBudget": 5})

    first = talk.say("GET", "/projects").data[0]
    assert (first["id"], first["totalBudget"]) == ("p_bare", 5)


def test_patch_ignores_keys_that_it_does_not_know(talk: Talk) -> None:
    before = talk.say("GET", "/projects/p_bare").data

    talk.say("PATCH", "/projects/p_bare", {"name": "New", "id": "p_x", "orgId": "o", "dates": []})

    after = talk.say("GET", "/projects/p_bare").data
    assert after == {**before, "name": "New", "updatedAt": after["updatedAt"]}


@pytest.mark.parametrize("body", [{}, {"status": "archived", "id": "p_x"}])
def test_patch_without_a_recognised_field_is_a_400(talk: Talk, body: object) -> None:
    before = talk.say("GET", "/projects/p_bare").data

    answer = talk.say("PATCH", "/projects/p_bare", body)

    assert answer.status == 400
    assert talk.say("GET", "/projects/p_bare").data == before


def test_adding_a_date_answers_all_dates(talk: Talk) -> None:
    answer = talk.say("POST", "/projects/p_summer_tour/dates", {"date": "2026-06-05"})

    days = [entry["date"] for entry in answer.data]
    assert (answer.status, days) == (201, ["2026-06-01", "2026-06-02", "2026-06-05"])


def test_the_same_date_twice_is_a_409(talk: Talk) -> None:
    before = talk.say("GET", "/projects/p_summer_tour/dates").data

    answer = talk.say("POST", "/projects/p_summer_tour/dates", {"date": "2026-06-02"})

    assert answer.status == 409
    assert talk.say("GET", "/projects/p_summer_tour/dates").data == before


def test_adding_a_schedule_item_answers_the_day_by_time(talk: Talk) -> None:
    answer = talk.say("POST", "/projects/p_summer_tour/schedule/2026-06-02", {"time": "17:15"})

    times = [item["time"] for item in answer.data]
    assert (answer.status, times) == (201, ["16:00", "17:15", "18:00", "18:00", None])


def test_a_new_member_may_read_and_is_accepted(talk: Talk) -> None:
    talk.say("POST", "/projects/p_bare/team", {"name": "Ann"})

    member = talk.say("GET", "/projects/p_bare/team").data[0]
    assert (member["permission"], member["status"]) == ("read", "accepted")


def test_a_new_task_is_open_and_records_its_key(talk: Talk) -> None:
    answer = talk.say("POST", "/projects/p_bare/tasks", {"label": "Call"})

    task = {key: answer.data[key] for key in ("label", "done", "createdBy")}
    assert task == {"label": "Call", "done": False, "createdBy": "api:key_acme_ci"}


@pytest.mark.parametrize(
    ("given", "kept"), [*((name, name) for name in CATEGORIES), ("fireworks", "other")]
)
def test_a_budget_category_is_one_of_ten(talk: Talk, given: str, kept: str) -> None:
    talk.say("POST", "/projects/p_bare/budget", {"name": "Item", "category": given})

    item = talk.say("GET", "/projects/p_bare/budget").data[0]
    assert (item["category"], item["estimatedCost"], item["actualCost"]) == (kept, 0, 0)


def test_a_location_is_physical_unless_it_says_otherwise(talk: Talk) -> None:
    talk.say("POST", "/projects/p_bare/locations", {"name": "Hall"})
    talk.say("POST", "/projects/p_bare/locations", {"name": "Stream", "type": "digital"})

    locations = talk.say("GET", "/projects/p_bare/locations").data
    assert [place["type"] for place in locations] == ["physical", "digital"]


def test_a_link_is_listed_among_the_resources(talk: Talk) -> None:
    body = {"name": "Plan", "url": "https://x.example/Plan", "folderId": "f_01"}

    answer = talk.say("POST", "/projects/p_summer_tour/resources/link", body)

    listing = talk.say("GET", "/projects/p_summer_tour/resources").data
    assert answer.status == 201
    assert answer.data in listing["resources"]
    assert {"id": "f_01", "name": "Production"} in listing["folders"]


def test_the_contract_is_published_at_the_root_without_a_key(talk: Talk) -> None:
    document = talk.send("GET", "/docs.json").document

    assert document["openapi"].startswith("3.")
    assert len(document["paths"]) == 11


def test_a_number_that_json_cannot_hold_is_refused(talk: Talk) -> None:
    headers = {"Authorization": f"Bearer {NORTH}"}

    answer = talk.send("PATCH", "/v1/projects/p_harbour_fest", headers, b'{"totalBudget": 1e999}')

    assert answer.status == 400
