"""The generations of the vendor's page as settings: the header, the limit, the duration."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import START
from tests.server.planado.accounts import BRIGHTLINE, NORDWIND, REPLACED, caller, client

from understudy.server.app import create_app
from understudy.server.options import BadOption, Options
from understudy.testing import Understudy

CLASSIC = {"X-Planado-API-Key": BRIGHTLINE}
CURRENT = {"Authorization": f"Bearer {BRIGHTLINE}"}
WRONG = {"X-Planado-API-Key": "pl-wrong"}
# What clients of the first version of the API send; no profile takes it.
OLDEST = {"X-Planado-Api-Token": BRIGHTLINE}
UNKNOWN = "The API key is unknown or was replaced"
NONE = "The request carries no API key"


def serving(*settings: str, limits: str = "off") -> Understudy:
    """Return a stand-in with these settings."""
    return Understudy(apis=("planado",), settings=settings, clock=START, limits=limits)


@pytest.fixture(scope="module")
def classic() -> Iterator[Understudy]:
    """The earlier generation."""
    with serving("planado.profile=classic") as planado:
        yield planado


@pytest.fixture(scope="module")
def current() -> Iterator[Understudy]:
    """The later generation, with limits and their refusals as JSON."""
    with serving("planado.profile=current", "planado.limit_answer=json", limits="on") as planado:
        yield planado


@pytest.fixture(scope="module")
def both() -> Iterator[Understudy]:
    """Both generations at once, as nobody need set, with limits that are refused with 200."""
    with serving("planado.limit_answer=200-text", limits="on") as planado:
        yield planado


def statuses(planado: Understudy, *headers: dict[str, str]) -> list[int]:
    """Return how a read is answered with each of several headers."""
    answers = []
    for each in headers:
        with caller(planado, each) as account:
            answers.append(account.get("/teams").status_code)
    return answers


def message(planado: Understudy, headers: dict[str, str]) -> str:
    """Return what a read with these headers is refused with."""
    with caller(planado, headers) as account:
        answer = account.get("/teams")
    assert answer.status_code == 401
    return str(answer.json()["error"]["message"])


def test_each_generation_takes_its_own_header_alone(
    classic: Understudy, current: Understudy
) -> None:
    assert statuses(classic, CLASSIC, CURRENT, OLDEST, {}) == [200, 401, 401, 401]
    assert statuses(current, CURRENT, CLASSIC, OLDEST, {}) == [200, 401, 401, 401]


def test_the_default_takes_either_header_and_no_wrong_one_beside_it(both: Understudy) -> None:
    headers = (CURRENT, CLASSIC, {**CURRENT, **CLASSIC}, {**WRONG, **CURRENT}, OLDEST, {})

    assert statuses(both, *headers) == [200, 200, 200, 401, 401, 401]


def test_an_empty_header_beside_a_good_key_is_a_wrong_one(both: Understudy) -> None:
    empty = [{**CURRENT, "X-Planado-API-Key": ""}, {**CLASSIC, "Authorization": "Bearer"}]

    assert statuses(both, *empty, {**CLASSIC, "Authorization": ""}) == [401, 401, 401]


def test_a_header_of_another_scheme_beside_a_good_key_is_none_of_ours(both: Understudy) -> None:
    assert statuses(both, {**CLASSIC, "Authorization": "Basic cHJveHk6c2VjcmV0"}) == [200]


def test_of_a_missing_and_a_wrong_key_the_wrong_one_is_told(both: Understudy) -> None:
    assert message(both, WRONG) == UNKNOWN


def test_a_right_key_in_a_header_of_another_profile_is_told_which_profile_takes_it(
    classic: Understudy, current: Understudy
) -> None:
    assert message(classic, CURRENT) == (
        "The key is right, but Authorization: Bearer KEY is not read here; serve with "
        "--set planado.profile=both or --set planado.profile=current or "
        "--set planado.profile=observed"
    )
    assert message(current, CLASSIC).startswith(
        "The key is right, but X-Planado-API-Key: KEY is not read here; serve with "
        "--set planado.profile=both or --set planado.profile=classic or "
    )
    assert message(classic, {**WRONG, **CURRENT}) == message(classic, CURRENT)


def test_a_key_that_is_not_right_or_in_no_profiles_header_is_told_nothing_of_profiles(
    classic: Understudy, current: Understudy, both: Understudy
) -> None:
    assert message(current, WRONG) == message(classic, OLDEST) == message(both, OLDEST) == NONE
    assert message(classic, {"Authorization": f"Bearer {REPLACED}"}) == NONE
    assert message(classic, {**CLASSIC, **WRONG, **OLDEST}) == UNKNOWN


def test_only_the_first_generation_has_the_duration_in_two_forms(
    planado: Understudy, current: Understudy
) -> None:
    wanted = "/jobs/wo-7781"
    with client(planado, BRIGHTLINE) as old, caller(current, CURRENT) as new:
        first, later = old.get(wanted).json()["job"], new.get(wanted).json()["job"]
        listed = old.get("/jobs").json()["jobs"][1]

    assert (first["scheduled_duration"], first["scheduled_duration_min"]) == ({"minutes": 60}, 60)
    assert later == {k: v for k, v in first.items() if k != "scheduled_duration_min"}
    assert listed["scheduled_duration_min"] == listed["scheduled_duration"]["minutes"]


@pytest.mark.parametrize(
    ("profile", "schemes"),
    [
        ("classic", ["apiKey"]),
        ("current", ["bearer"]),
        ("both", ["apiKey", "bearer"]),
        ("observed", ["apiKey", "bearer"]),
    ],
)
def test_the_document_names_the_header_of_its_profile(profile: str, schemes: list[str]) -> None:
    with serving(f"planado.profile={profile}") as planado:
        document = httpx.get(f"{planado.root}/docs.json", trust_env=False).json()

    assert list(document["components"]["securitySchemes"]) == schemes
    assert [list(each) for each in document["security"]] == [[scheme] for scheme in schemes]


def test_a_profile_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadOption, match="must be one of both, classic, current, observed"):
        create_app(Options(settings=("planado.profile=modern",)))


def test_sixty_calls_pass_and_the_next_is_plain_text() -> None:
    with serving(limits="on") as planado, client(planado, BRIGHTLINE) as account:
        answers = [account.get("/teams") for _ in range(61)]
        with client(planado, NORDWIND) as other:
            assert other.get("/teams").status_code == 200
        planado.clock.advance("1s")
        assert account.get("/teams").status_code == 200

    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert (answers[-1].text, answers[-1].headers["content-type"]) == (
        "Rate Limit Exceeded",
        "text/plain",
    )
    assert "retry-after" not in answers[-1].headers


def test_the_later_generation_lets_ninety_pass_and_may_answer_json(current: Understudy) -> None:
    current.reset()
    with caller(current, CURRENT) as account:
        answers = [account.get("/teams") for _ in range(91)]

    assert [answer.status_code for answer in answers] == [200] * 90 + [429]
    assert answers[-1].json()["error"]["code"] == "rate_limit_exceeded"


def test_a_refusal_may_come_with_200_as_clients_have_seen(both: Understudy) -> None:
    both.reset()
    with caller(both, CLASSIC) as account:
        answers = [account.get("/teams") for _ in range(61)]

    assert (answers[-1].status_code, answers[-1].text) == (200, "Rate Limit Exceeded")
