"""`Prefer` forces an answer that the spec documents, in the API's own shape."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import client, key

from understudy.testing import Understudy

DATES = "/projects/p_bare/dates"


def prefer(wanted: str) -> dict[str, str]:
    """Return the header."""
    return {"Prefer": wanted}


def test_a_documented_status_is_answered_with_its_example(acme: httpx.Client) -> None:
    answer = acme.post(DATES, json={"date": "2026-06-04"}, headers=prefer("code=409"))

    assert answer.status_code == 409
    assert answer.json() == {"status": "error", "message": "Date already exists"}
    assert answer.headers["preference-applied"] == "code=409"
    assert answer.headers["content-type"] == "application/json"


def test_nothing_is_written_by_a_forced_answer(acme: httpx.Client) -> None:
    before = acme.get("/projects").content

    forced = acme.post("/projects", json={"name": "Forced"}, headers=prefer("code=201"))

    assert forced.status_code == 201
    assert forced.json()["data"]["name"] == "Summer Tour 2026"
    assert acme.get("/projects").content == before


def test_the_body_is_not_looked_at(acme: httpx.Client) -> None:
    answer = acme.post(DATES, content=b"{", headers=prefer("code=201"))

    assert answer.status_code == 201


def test_an_example_is_answered_by_its_name(acme: httpx.Client) -> None:
    answer = acme.get("/info", headers=prefer("example=unknown"))

    assert answer.status_code == 401
    assert answer.json() == {"status": "error", "message": "Invalid or revoked API key"}


def test_code_and_example_go_together(acme: httpx.Client) -> None:
    answer = acme.get("/info", headers=prefer("code=401, example=missing"))

    assert answer.status_code == 401
    assert answer.json()["message"].startswith("Missing or invalid Authorization header.")
    assert answer.headers["preference-applied"] == "code=401, example=missing"


def test_a_forced_401_carries_the_challenge(acme: httpx.Client) -> None:
    answer = acme.get("/info", headers=prefer("code=401"))

    assert answer.json() == {"status": "error", "message": "Invalid or revoked API key"}
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ("code=418", "Prefer code must be one of 200, 401"),
        ("code=", "Prefer code must be one of 200, 401"),
        ("code=abc", "Prefer code must be one of 200, 401"),
        ("code=99999999999999999999", "Prefer code must be one of 200, 401"),
        (
            "example=nobody",
            "Prefer example must be one of withMessage, documented, missing, unknown",
        ),
        ("code=200, example=missing", "Prefer example must be one of withMessage, documented"),
        ("delay=soon", "Prefer delay must be milliseconds, at most 60000"),
        ("delay=60001", "Prefer delay must be milliseconds, at most 60000"),
        ("delay=-1", "Prefer delay must be milliseconds, at most 60000"),
    ],
)
def test_what_the_spec_does_not_document_is_400_with_what_it_does(
    acme: httpx.Client, wanted: str, problem: str
) -> None:
    answer = acme.get("/info", headers=prefer(wanted))

    assert answer.status_code == 400
    assert answer.json() == {"status": "error", "message": f"Validation failed: {problem}"}


def test_a_delay_holds_the_real_answer_back(acme: httpx.Client, control: httpx.Client) -> None:
    plain = acme.get("/info")

    answer = acme.get("/info", headers=prefer("delay=30"))

    assert answer.content == plain.content
    assert answer.headers["preference-applied"] == "delay=30"
    assert control.get("/journal").json()[-1]["duration_ms"] >= 30


def test_a_refusal_bears_the_preference_that_was_applied(acme: httpx.Client) -> None:
    answer = acme.get("/projects/p_nowhere", headers=prefer("delay=1"))

    assert answer.status_code == 404
    assert answer.headers["preference-applied"] == "delay=1"


@pytest.mark.parametrize(
    "wanted", ["", "respond-async", "dynamic=true", "wait=10, return=minimal", "=409", ";;,"]
)
def test_preferences_that_we_do_not_know_are_ignored(acme: httpx.Client, wanted: str) -> None:
    answer = acme.get("/info", headers=prefer(wanted))

    assert answer.status_code == 200
    assert "preference-applied" not in answer.headers


@pytest.mark.parametrize(
    ("wanted", "meant"), [("cdoe=409", "code"), ("examples=x", "example"), ("Delays=1", "delay")]
)
def test_a_misspelled_preference_is_refused(acme: httpx.Client, wanted: str, meant: str) -> None:
    answer = acme.get("/info", headers=prefer(wanted))

    assert answer.status_code == 400
    assert answer.json()["message"].endswith(f"; did you mean {meant}?")


def test_of_many_unknown_preferences_the_first_are_held_against_ours(acme: httpx.Client) -> None:
    others = ", ".join(f"x-{number}" for number in range(100))

    assert acme.get("/info", headers=prefer(f"{others}, cdoe=409")).status_code == 200


@pytest.mark.parametrize(
    "wanted", ['code="401"', "CODE = 401", "foo; code=401", "code=401,code=200"]
)
def test_a_preference_may_be_written_as_http_allows(acme: httpx.Client, wanted: str) -> None:
    assert acme.get("/info", headers=prefer(wanted)).status_code == 401


def test_two_headers_are_one_list(acme: httpx.Client) -> None:
    headers = [("Prefer", "code=401"), ("Prefer", "example=missing")]

    answer = acme.get("/info", headers=headers)

    assert answer.json()["message"].startswith("Missing or invalid")


def test_a_key_is_needed_as_for_the_real_answer(stranger: httpx.Client) -> None:
    answer = stranger.get("/projects", headers=prefer("code=200"))

    assert answer.status_code == 401
    assert "preference-applied" not in answer.headers


def test_unknown_paths_stay_unknown(acme: httpx.Client) -> None:
    assert acme.get("/nowhere", headers=prefer("code=200")).status_code == 404


@pytest.fixture
def plain() -> Iterator[httpx.Client]:
    """A client of a stand-in that knows no preferences."""
    with Understudy(no_prefer=True) as mock, client(mock, key("1")) as caller:
        yield caller


def test_it_can_be_switched_off(plain: httpx.Client) -> None:
    answer = plain.get("/info", headers=prefer("code=401"))

    assert answer.status_code == 200
    assert "preference-applied" not in answer.headers


def test_a_forced_success_has_all_that_a_real_one_has(acme: httpx.Client) -> None:
    assert acme.get("/info", headers=prefer("code=200")).json() == acme.get("/info").json()
