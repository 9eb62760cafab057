"""Accounts sign in with their API key, and renew what lets them in."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.conftest import START
from tests.server.forwardplanner.calls import (
    BAD_REFRESH,
    DESK,
    NO_TOKEN,
    NORTHSTAR,
    SALLE,
    caller,
    status,
)

from understudy.testing import Refused, Understudy

FIELDS = {"userId": int, "productId": int, "email": str, "token": str, "refreshToken": str}


def test_signing_in_gives_the_five_documented_fields(stranger: httpx.Client) -> None:
    body = stranger.post("/auth", json=DESK).json()

    assert {name: type(value) for name, value in body.items()} == FIELDS
    assert (body["userId"], body["productId"], body["email"]) == (501, 4, DESK["username"])
    assert len(body["refreshToken"]) == 48


def test_the_form_of_the_public_client_signs_in_too(stranger: httpx.Client) -> None:
    body = stranger.post("/auth", data=SALLE).json()

    assert (body["userId"], body["productId"]) == (777, 10)


@pytest.mark.parametrize(
    "credentials",
    [
        {**DESK, "password": SALLE["password"]},
        {**DESK, "username": "nobody"},
        {"username": "revoked@northstar.example", "password": "fp-key-revoked"},
    ],
)
def test_wrong_credentials_are_unauthorised(
    stranger: httpx.Client, credentials: dict[str, str]
) -> None:
    answer = stranger.post("/auth", json=credentials)

    assert answer.status_code == 401
    assert answer.json() == {"error": "Unauthorised", "message": "Invalid username or API key."}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/auth", {"username": "x"}),
        ("/auth", {"password": "x"}),
        ("/auth", {"username": 1, "password": "x"}),
        ("/auth", []),
        ("/auth", "x"),
        ("/auth/renew", {}),
        ("/auth/renew", None),
        ("/auth/renew", {"refreshToken": None}),
    ],
)
def test_what_a_body_lacks_is_a_bad_request(stranger: httpx.Client, path: str, body: Any) -> None:
    answer = stranger.post(path, json=body)

    assert (answer.status_code, answer.json()["error"]) == (400, "Bad Request")


def test_a_refresh_token_renews_once_by_json_or_form(
    planner: Understudy, stranger: httpx.Client
) -> None:
    first = stranger.post("/auth", json=DESK).json()
    second = stranger.post("/auth/renew", data={"refreshToken": first["refreshToken"]}).json()
    again = stranger.post("/auth/renew", json={"refreshToken": first["refreshToken"]})
    third = stranger.post("/auth/renew", json={"refreshToken": second["refreshToken"]}).json()

    assert {name: type(value) for name, value in second.items()} == FIELDS
    assert (again.status_code, again.json()) == (400, BAD_REFRESH)
    assert [status(planner, one["token"]) for one in (first, second, third)] == [200] * 3


@pytest.mark.parametrize("text", ["", "x", "x" * 100_000, "é"])
def test_no_other_text_renews(stranger: httpx.Client, text: str) -> None:
    answer = stranger.post("/auth/renew", json={"refreshToken": text})

    assert (answer.status_code, answer.json()) == (400, BAD_REFRESH)


def test_an_access_token_lasts_15_minutes(planner: Understudy) -> None:
    token = planner.accounts.sign_in(NORTHSTAR).token

    planner.clock.advance("14m59s")
    before = status(planner, token)
    planner.clock.advance("1s")

    assert (before, status(planner, token)) == (200, 401)


@pytest.mark.parametrize(("days", "code"), [("29d23h59m59s", 200), ("30d", 400)])
def test_a_refresh_token_lasts_30_days(
    planner: Understudy, stranger: httpx.Client, days: str, code: int
) -> None:
    refresh = planner.accounts.sign_in(NORTHSTAR).refresh_token

    planner.clock.advance(days)

    assert stranger.post("/auth/renew", json={"refreshToken": refresh}).status_code == code


def test_a_withdrawn_key_renews_nothing(planner: Understudy, stranger: httpx.Client) -> None:
    refresh = stranger.post("/auth", json=DESK).json()["refreshToken"]

    planner.keys.revoke("key_northstar")

    assert stranger.post("/auth/renew", json={"refreshToken": refresh}).status_code == 400


def test_refresh_tokens_are_stored_as_digests(planner: Understudy, stranger: httpx.Client) -> None:
    tokens = stranger.post("/auth", json=DESK).json()

    stored = str(planner.state(reveal=True))

    assert tokens["refreshToken"] not in stored
    assert tokens["token"] not in stored


@pytest.fixture(scope="module")
def older() -> Iterator[Understudy]:
    """A stand-in as an older page had it: keys as tokens, and refresh tokens that stay."""
    settings = ("forwardplanner.legacy_key_auth=on", "forwardplanner.rotate=off")
    with Understudy(apis=("forwardplanner",), clock=START, settings=settings) as serving:
        yield serving


def test_where_nothing_rotates_a_refresh_token_goes_on(older: Understudy) -> None:
    with caller(older) as client:
        first = client.post("/auth", json=DESK).json()["refreshToken"]
        renewed = [client.post("/auth/renew", json={"refreshToken": first}) for _ in range(2)]

    assert [each.json()["refreshToken"] for each in renewed] == [first, first]


def test_only_the_older_page_takes_a_key_for_a_token(
    older: Understudy, planner: Understudy
) -> None:
    with caller(older, SALLE["password"]) as client:
        taken = client.get("/events/4112060")
    with caller(planner, SALLE["password"]) as client:
        refused = client.get("/events/4112060")

    assert taken.status_code == 200
    assert (refused.status_code, refused.json()) == (401, NO_TOKEN)


def test_an_account_that_a_test_makes_signs_in(planner: Understudy, stranger: httpx.Client) -> None:
    planner.accounts.create("forwardplanner", "northstar", "new", "secret", role="product-10")

    body = stranger.post("/auth", json={"username": "new", "password": "secret"}).json()

    assert (body["productId"], body["email"]) == (10, "new")
    assert body["userId"] > 0


def test_the_profile_of_a_new_account_is_what_sessions_tell(
    planner: Understudy, stranger: httpx.Client
) -> None:
    profile = {"userId": 9.0, "email": "nine@northstar.example"}
    planner.accounts.create("forwardplanner", "northstar", "new", "secret", profile=profile)

    body = stranger.post("/auth", json={"username": "new", "password": "secret"}).text

    assert '"userId":9,' in body
    assert '"nine@northstar.example"' in body


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        ({"userId": "nine"}, "profile.userId must be an integer"),
        ({"email": None}, "profile.email must be a string"),
        ({"userID": 9}, "userID"),
    ],
)
def test_a_profile_that_sessions_cannot_tell_is_refused(
    planner: Understudy, profile: dict[str, Any], why: str
) -> None:
    state = planner.state()
    broken = planner.state()
    broken["tables"]["_accounts"]["account_northstar"]["profile"] = profile

    with pytest.raises(Refused, match=why):
        planner.accounts.create("forwardplanner", "northstar", "new", profile=profile)
    if "userID" not in profile:
        with pytest.raises(Refused, match=f"account_northstar: {why}"):
            planner.restore(broken)

    assert planner.state() == state
