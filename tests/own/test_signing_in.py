"""Accounts sign in for tokens that expire by the stand-in's clock, and are renewed."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.cli.serving import serving
from tests.own.page import ACME, NORTH
from tests.own.signing import (
    ANNA,
    NORA,
    PASSWORD,
    START,
    claims_of,
    notes_with,
    post,
    sign_in_to,
    signed_in,
)

from understudy.testing import Understudy


@pytest.fixture
def mock(signing_notes: Understudy) -> Understudy:
    """A stand-in of notes whose accounts sign in, at the start."""
    signing_notes.reset()
    return signing_notes


def test_a_password_gives_tokens_that_let_in(mock: Understudy) -> None:
    tokens = signed_in(mock)

    assert tokens["user"] == 501
    assert notes_with(mock, tokens["token"]).json() == [
        {"id": "note_1", "text": "Order the chairs"}
    ]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"username": ANNA, "password": PASSWORD}, 200),
        ({"username": ANNA, "password": "wrong"}, 401),
        ({"username": ANNA}, 400),
        ({str(number): "x" for number in range(1001)}, 400),
    ],
)
def test_a_form_signs_in_as_json_does(mock: Understudy, form: dict[str, str], status: int) -> None:
    answer = httpx.post(f"{mock.url('notes')}/sign-in", data=form, trust_env=False)

    assert answer.status_code == status


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


def test_who_may_sign_in_is_announced(signing_folder: Path) -> None:
    with serving("--api-dir", str(signing_folder), "--api", "notes") as stand_in:
        accounts = stand_in.fields("account")

    assert accounts == [
        ["notes", "Acme", ANNA, PASSWORD],
        ["notes", "Northlight", NORA, "(a key of its organization)"],
    ]
