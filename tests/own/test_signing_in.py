"""Accounts sign in for tokens that expire by the stand-in's clock, and are renewed."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from tests.own.page import ACME, NORTH, write_apis
from tests.own.signing import (
    ANNA,
    NORA,
    PASSWORD,
    START,
    notes_with,
    post,
    sign_in_to,
    signed_in,
)

from understudy.testing import Understudy


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of notes whose accounts sign in."""
    return sign_in_to(write_apis(tmp_path_factory.mktemp("signing") / "apis"))


@pytest.fixture(scope="module")
def signing(folder: Path) -> Iterator[Understudy]:
    """A stand-in of them."""
    with Understudy(api_dirs=(folder,), apis=("notes",), clock=START, seed=1) as mock:
        yield mock


@pytest.fixture
def mock(signing: Understudy) -> Understudy:
    """That stand-in, back at the start."""
    signing.reset()
    return signing


def claims_of(token: str) -> dict[str, Any]:
    """Return what a JWT tells."""
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def part_of(content: object) -> str:
    """Return a part of a JWT."""
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def test_a_password_gives_tokens_that_let_in(mock: Understudy) -> None:
    tokens = signed_in(mock)

    assert tokens["user"] == 501
    assert notes_with(mock, tokens["token"]).json() == [
        {"id": "note_1", "text": "Order the chairs"}
    ]


def test_a_key_is_the_password_of_who_has_none(mock: Understudy) -> None:
    assert notes_with(mock, signed_in(mock, NORA, NORTH)["token"]).json() == []


@pytest.mark.parametrize(
    ("username", "password"),
    [
        (ANNA, "annas-own-passwore"),
        (ANNA, ""),
        (ANNA, ACME),
        (ANNA.upper(), PASSWORD),
        ("nobody", PASSWORD),
        (NORA, ACME),
        (NORA, "x" * 1_000_000),
        ("\x00", "é"),
    ],
)
def test_who_is_not_known_is_401(mock: Understudy, username: str, password: str) -> None:
    answer = post(mock, "sign-in", username=username, password=password)

    assert answer.status_code in (400, 401)
    assert "error" in answer.json()


def test_a_token_tells_by_the_clock_when_it_ends(mock: Understudy) -> None:
    claims = claims_of(signed_in(mock)["token"])

    assert claims["sub"] == "anna"
    assert (claims["iat"], claims["exp"]) == (1780315200, 1780315200 + 900)


def test_a_token_ends_when_its_time_has_passed(mock: Understudy) -> None:
    token = signed_in(mock)["token"]

    mock.clock.advance("14m59s")
    before = notes_with(mock, token).status_code
    mock.clock.advance("1s")

    assert (before, notes_with(mock, token).status_code) == (200, 401)


def test_a_token_from_the_future_is_refused(mock: Understudy) -> None:
    token = signed_in(mock)["token"]

    mock.clock.freeze("2026-06-01T11:59:59Z")

    assert notes_with(mock, token).status_code == 401


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


def test_a_refresh_token_lets_nobody_in(mock: Understudy) -> None:
    assert notes_with(mock, signed_in(mock)["refresh"]).status_code == 401


def test_a_refresh_token_renews_once(mock: Understudy) -> None:
    first = signed_in(mock)

    again = post(mock, "renew", refresh=first["refresh"]).json()

    assert notes_with(mock, again["token"]).status_code == 200
    assert notes_with(mock, first["token"]).status_code == 200
    assert post(mock, "renew", refresh=first["refresh"]).status_code == 400
    assert post(mock, "renew", refresh=again["refresh"]).status_code == 200


@pytest.mark.parametrize(("passed", "status"), [("29d23h", 200), ("30d", 400)])
def test_a_refresh_token_ends_too(mock: Understudy, passed: str, status: int) -> None:
    refresh = signed_in(mock)["refresh"]

    mock.clock.advance(passed)

    assert post(mock, "renew", refresh=refresh).status_code == status


def test_who_signs_out_cannot_renew(mock: Understudy) -> None:
    refresh = signed_in(mock)["refresh"]

    assert post(mock, "sign-out", refresh=refresh).status_code == 204
    assert post(mock, "renew", refresh=refresh).status_code == 400


def test_a_revoked_key_signs_nobody_in_and_renews_nothing(mock: Understudy) -> None:
    refresh = signed_in(mock, NORA, NORTH)["refresh"]

    mock.keys.revoke("k2")

    assert post(mock, "sign-in", username=NORA, password=NORTH).status_code == 401
    assert post(mock, "renew", refresh=refresh).status_code == 400


def test_an_export_keeps_who_is_signed_in_and_no_secret(mock: Understudy) -> None:
    tokens = signed_in(mock)
    state = mock.state()
    mock.reset()
    refused = notes_with(mock, tokens["token"]).status_code
    mock.restore(state)

    assert (refused, notes_with(mock, tokens["token"]).status_code) == (401, 200)
    assert post(mock, "renew", refresh=tokens["refresh"]).status_code == 200
    assert signed_in(mock)
    written = str(state)
    assert [one for one in (PASSWORD, tokens["token"], tokens["refresh"]) if one in written] == []


def test_a_deleted_account_is_let_in_no_more(mock: Understudy) -> None:
    token = signed_in(mock)["token"]

    mock.accounts.remove("anna")

    assert notes_with(mock, token).status_code == 401
    assert post(mock, "sign-in", username=ANNA, password=PASSWORD).status_code == 401


def test_no_password_and_no_token_is_shown_in_the_journal(mock: Understudy) -> None:
    tokens = signed_in(mock)
    post(mock, "sign-in", username=ANNA, password="nearly-annas-password")
    post(mock, "renew", refresh=tokens["refresh"])
    notes_with(mock, tokens["token"])

    shown = str(mock.journal.list()) + str(mock.journal.har())
    secrets = (PASSWORD, "nearly-annas-password", tokens["token"], tokens["refresh"])
    assert [one for one in secrets if one in shown] == []
    assert PASSWORD in str(mock.journal.list(reveal=True))


def test_data_that_are_kept_keep_who_is_signed_in(notes: Path, tmp_path: Path) -> None:
    options: dict[str, Any] = {
        "api_dirs": (sign_in_to(notes),),
        "apis": ("notes",),
        "clock": START,
        "data": tmp_path / "data",
    }
    with Understudy(**options) as mock:
        tokens = signed_in(mock)

    with Understudy(**options) as mock:
        assert notes_with(mock, tokens["token"]).status_code == 200
        assert post(mock, "renew", refresh=tokens["refresh"]).status_code == 200


def test_opaque_tokens_and_keys_in_their_place(notes: Path) -> None:
    folder = sign_in_to(
        notes, "kind='opaque', takes_keys=True, rotates=False, access=timedelta(minutes=1)"
    )

    with Understudy(api_dirs=(folder,), apis=("notes",), clock=START) as mock:
        tokens = signed_in(mock)
        again = post(mock, "renew", refresh=tokens["refresh"]).json()
        lasting = notes_with(mock, tokens["token"]).status_code
        mock.clock.advance("1m")

        assert "." not in tokens["token"]
        assert again["refresh"] == tokens["refresh"]
        assert (lasting, notes_with(mock, tokens["token"]).status_code) == (200, 401)
        assert notes_with(mock, ACME).status_code == 200


def test_what_another_seed_has_signed_is_refused(mock: Understudy, folder: Path) -> None:
    token = signed_in(mock)["token"]

    with Understudy(api_dirs=(folder,), apis=("notes",), clock=START, seed=2) as other:
        other.restore(mock.state())

        assert notes_with(other, token).status_code == 401
