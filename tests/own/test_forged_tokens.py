"""What is no token of ours lets nobody in: changed, signed by others, not issued yet."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from tests.own.page import ACME
from tests.own.signing import START, claims_of, notes_with, signed_in

from understudy.testing import Understudy


@pytest.fixture
def mock(signing_notes: Understudy) -> Understudy:
    """A stand-in of notes whose accounts sign in, at the start."""
    signing_notes.reset()
    return signing_notes


def part_of(content: object) -> str:
    """Return a part of a JWT."""
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def forged(key: str, header: dict[str, Any], **changed: Any) -> Callable[[str], str]:
    """Return what writes a token like another one, with a key and a head of its own."""

    def forge(token: str) -> str:
        claims = {**claims_of(token), **changed}
        head = {"alg": "HS256", **header}
        return jwt.encode(head, claims, OctKey.import_key(key), algorithms=[head["alg"]])

    return forge


FORGERIES: dict[str, Callable[[str], str]] = {
    "no signature": lambda token: token.rpartition(".")[0] + ".",
    "alg none": lambda token: f"{part_of({'alg': 'none'})}.{token.split('.')[1]}.",
    "another key": forged("k" * 32, {}),
    "another alg": forged("k" * 64, {"alg": "HS512"}),
    "a kid that is a path": forged("\0" * 16, {"kid": "../../../../dev/null"}),
    "a kid that is SQL": forged("k" * 16, {"kid": "x' UNION SELECT 'k"}),
    "a longer life": forged("k" * 32, {}, exp=9_999_999_999),
    "another payload": lambda token: ".".join(
        [token.split(".")[0], part_of({**claims_of(token), "sub": "nora"}), token.split(".")[2]]
    ),
    "one bit of padding": lambda token: token[:-1] + chr(ord(token[-1]) ^ 1),
    "cut short": lambda token: token[:-1],
    "no token": lambda _: "a.b.c",
    "one word": lambda _: "token",
    "Latin": lambda _: "é.é.é",
    "in quotes": lambda token: f'"{token}"',
    "a key": lambda _: ACME,
    "60 kB": lambda token: token + "x" * 60_000,
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_what_is_no_token_of_ours_is_401(mock: Understudy, forge: Callable[[str], str]) -> None:
    token = forge(signed_in(mock)["token"])
    headers = {"Authorization": f"Bearer {token}".encode("latin-1")}
    answer = httpx.get(f"{mock.url('notes')}/notes", headers=headers, trust_env=False)

    assert answer.status_code == 401
    assert answer.json() == {"error": "The key is unknown or was revoked"}


def test_a_token_of_a_megabyte_is_refused_in_the_words_of_the_api(mock: Understudy) -> None:
    answer = notes_with(mock, "x" * 1_000_000)

    assert answer.status_code == 431
    assert "error" in answer.json()


def test_a_token_from_the_future_is_refused(mock: Understudy) -> None:
    token = signed_in(mock)["token"]

    mock.clock.freeze("2026-06-01T11:59:59Z")

    assert notes_with(mock, token).status_code == 401


def test_what_another_seed_has_signed_is_refused(mock: Understudy, signing_folder: Path) -> None:
    token = signed_in(mock)["token"]

    with Understudy(api_dirs=(signing_folder,), apis=("notes",), clock=START, seed=2) as other:
        other.restore(mock.state())

        assert notes_with(other, token).status_code == 401
