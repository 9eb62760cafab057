"""What is no access token of ours, or none any more, is 401 in the documentation's words."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from tests.server.forwardplanner.calls import (
    LAURENTIDES,
    NO_TOKEN,
    NORTHSTAR,
    SALLE,
    caller,
    status,
)

from understudy.testing import Understudy


def claims_of(token: str) -> dict[str, Any]:
    """Return what a JWT tells."""
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def part_of(content: object) -> str:
    """Return a part of a JWT."""
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def forged(key: str, header: dict[str, Any], **changed: Any) -> Callable[[str], str]:
    """Return what writes a token like another one, with a key and a head of its own."""

    def forge(token: str) -> str:
        head = {"alg": "HS256", "typ": "JWT", **header}
        claims = {**claims_of(token), **changed}
        return jwt.encode(head, claims, OctKey.import_key(key), algorithms=[head["alg"]])

    return forge


def with_claims(**changed: Any) -> Callable[[str], str]:
    """Return what changes the payload of a token under its signature."""

    def forge(token: str) -> str:
        head, _, signature = token.split(".")
        return f"{head}.{part_of({**claims_of(token), **changed})}.{signature}"

    return forge


FORGERIES: dict[str, Callable[[str], str]] = {
    "alg none": lambda token: f"{part_of({'alg': 'none'})}.{token.split('.')[1]}.",
    "alg NoNe": lambda token: f"{part_of({'alg': 'NoNe'})}.{token.split('.')[1]}.",
    "no signature": lambda token: token.rpartition(".")[0] + ".",
    "another key": forged("k" * 32, {}),
    "another algorithm": forged("k" * 64, {"alg": "HS512"}),
    "a kid that is a path": forged("\0" * 16, {"kid": "../../../../dev/null"}),
    "a kid that is SQL": forged("k" * 16, {"kid": "x' UNION SELECT 'k"}),
    "a key of its own": forged("k" * 32, {"jwk": {"kty": "oct", "k": "a2tra2s"}}),
    "another user": with_claims(sub="777"),
    "another product": with_claims(pid=10),
    "a longer life": with_claims(exp=9_999_999_999),
    "a life without end": with_claims(exp=None),
    "cut short": lambda token: token[:-1],
    "in quotes": lambda token: f'"{token}"',
    "no JWT": lambda _: "a.b.c",
    "one word": lambda _: "token",
    "the API key": lambda _: SALLE["password"],
    "60 kB": lambda token: token + "x" * 60_000,
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_token_is_unauthorised(planner: Understudy, forge: Callable[[str], str]) -> None:
    with caller(planner, forge(planner.accounts.sign_in(NORTHSTAR).token)) as client:
        answer = client.get("/events/date?date=20260618")

    assert (answer.status_code, answer.json()) == (401, NO_TOKEN)


@pytest.mark.parametrize("header", ["", "Bearer", "Basic ZGVzazpr", "Token x"])
def test_no_token_is_unauthorised(stranger: httpx.Client, header: str) -> None:
    answer = stranger.get("/events/date?date=20260618", headers={"Authorization": header})

    assert (answer.status_code, answer.json()) == (401, NO_TOKEN)


def test_a_token_of_a_megabyte_is_refused_in_two_fields(planner: Understudy) -> None:
    with caller(planner, "x" * 1_000_000) as client:
        answer = client.get("/events/date?date=20260618")

    assert (answer.status_code, {*answer.json()}) == (431, {"error", "message"})


def test_a_token_is_over_with_its_second(planner: Understudy) -> None:
    token = planner.accounts.sign_in(NORTHSTAR).token

    planner.clock.advance("15m1s")

    assert status(planner, token) == 401


def test_a_token_from_the_future_is_unauthorised(planner: Understudy) -> None:
    token = planner.accounts.sign_in(NORTHSTAR).token

    planner.clock.freeze("2026-06-15T11:59:59Z")

    assert status(planner, token) == 401


def test_a_token_of_an_account_that_is_gone_is_unauthorised(planner: Understudy) -> None:
    token = planner.accounts.sign_in(NORTHSTAR).token

    planner.accounts.remove(NORTHSTAR)

    assert status(planner, token) == 401


def test_expired_by_a_test_a_token_is_unauthorised(planner: Understudy) -> None:
    token = planner.accounts.sign_in(NORTHSTAR).token

    planner.accounts.expire(NORTHSTAR)

    assert status(planner, token) == 401


def test_a_token_of_another_product_meets_that_product_alone(planner: Understudy) -> None:
    with caller(planner, planner.accounts.sign_in(LAURENTIDES).token) as client:
        statuses = [client.get(f"/events/{item}").status_code for item in (4112060, 4112001)]

    assert statuses == [200, 403]
