"""Limits by account, by the plan of an organization, in several windows, and of signing in."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.own.page import NORTH, spoilt, write_apis
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

from understudy.server.options import BadOption
from understudy.testing import Refused, Understudy

LIMITS = """
API = Api(
    keys=KeyPolicy(roles=("writer", "reader")),
    limits=LimitPolicy(
        (Window(5, 60), Window(8, 3600), Window(10, 86400)),
        per="account",
        plans={"large": (Window(50, 60),)},
        sign_in=(Window(3, 60),),
        headers=lambda standing: {"X-Left": str(standing.remaining)},
        always_told=True,
    ),
"""


def limited(apis: Path) -> Path:
    """Write notes whose accounts sign in, within limits."""
    folder = sign_in_to(notes := write_apis(apis))
    spoilt(notes / "api.py", "\nAPI = Api(\n", LIMITS)
    imported = "import KeyPolicy, LimitPolicy, SessionPolicy, Window,"
    spoilt(notes / "api.py", "import SessionPolicy,", imported)
    spoilt(notes / "openapi.yaml", "get_note", "get_note\n      x-roles: [writer]")
    error = '{$ref: "#/components/responses/Error"}'
    spoilt(notes / "openapi.yaml", f'"404": {error}', f'"403": {error}, "404": {error}')
    listed = '"#/components/responses/Notes"}'
    spoilt(notes / "openapi.yaml", listed, f'{listed}, "429": {error}')
    organizations = notes / "fixtures" / "organizations.json"
    spoilt(organizations, '"Northlight"', '"Northlight", "plan": "large"')
    return folder


@pytest.fixture(scope="module")
def limiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Understudy]:
    """A stand-in of these notes, with limits off."""
    folder = limited(tmp_path_factory.mktemp("limits") / "apis")
    with Understudy(api_dirs=(folder,), apis=("notes",), clock=START) as mock:
        yield mock


@pytest.fixture
def mock(limiting: Understudy) -> Understudy:
    """That stand-in, back at the start."""
    limiting.reset()
    return limiting


def asked(mock: Understudy, token: str, times: int) -> list[httpx.Response]:
    """Ask for the notes so many times."""
    return [notes_with(mock, token) for _ in range(times)]


def test_what_is_left_is_told_and_nobody_refused_where_limits_are_off(mock: Understudy) -> None:
    answers = asked(mock, signed_in(mock)["token"], 7)

    assert [answer.status_code for answer in answers] == [200] * 7
    assert [answer.headers["x-left"] for answer in answers] == ["4", "3", "2", "1", "0", "0", "0"]


def test_refusals_of_a_known_caller_tell_it_too_and_no_others(mock: Understudy) -> None:
    headers = {"Authorization": f"Bearer {signed_in(mock)['token']}"}
    url = f"{mock.url('notes')}/notes"

    missing = httpx.get(f"{url}/nothing", headers=headers, trust_env=False)
    wrong = httpx.post(url, headers=headers, json={}, trust_env=False)
    unknown = httpx.get(url, trust_env=False)
    ben = mock.accounts.create("notes", "acme", "ben", "password-of-ben", role="reader")
    reader = {"Authorization": f"Bearer {mock.accounts.sign_in(ben).token}"}
    forbidden = httpx.get(f"{url}/note_1", headers=reader, trust_env=False)

    assert [missing.status_code, wrong.status_code, unknown.status_code] == [404, 400, 401]
    assert [missing.headers["x-left"], wrong.headers["x-left"]] == ["4", "3"]
    assert (forbidden.status_code, forbidden.headers["x-left"]) == (403, "4")
    assert "x-left" not in unknown.headers


def test_each_window_must_have_room(mock: Understudy) -> None:
    mock.limits.switch(on=True)
    token = signed_in(mock)["token"]
    answers = asked(mock, token, 6)
    mock.clock.advance("1m")
    answers += asked(mock, token, 4)

    assert [answer.status_code for answer in answers] == [200] * 5 + [429] + [200] * 3 + [429]
    assert [answers[5].headers["retry-after"], answers[9].headers["retry-after"]] == ["60", "3540"]
    assert answers[9].headers["x-left"] == "0"


def test_each_account_is_counted_alone_whatever_token_it_holds(mock: Understudy) -> None:
    mock.limits.switch(on=True)
    mock.accounts.create("notes", "acme", "ben", "password-of-ben", profile={"number": 1})
    asked(mock, signed_in(mock)["token"], 5)

    assert notes_with(mock, signed_in(mock)["token"]).status_code == 429
    assert notes_with(mock, signed_in(mock, "ben", "password-of-ben")["token"]).status_code == 200


def test_a_plan_has_windows_of_its_own(mock: Understudy) -> None:
    (limits,) = mock.limits.list()
    answer = notes_with(mock, signed_in(mock, NORA, NORTH)["token"])

    assert limits.per == "account"
    assert limits.plans == {"large": [{"kind": "window", "calls": 50, "seconds": 60}]}
    assert answer.headers["x-left"] == "49"
    assert {org.id: org.plan for org in mock.organizations()} == {"acme": "", "north": "large"}


def test_an_organization_is_made_with_a_plan(mock: Understudy) -> None:
    assert mock.create_organization("Big", plan="large").plan == "large"
    with pytest.raises(Refused, match="plan must be one of large"):
        mock.create_organization("Odd", plan="odd")


def test_signing_in_is_counted_by_username(mock: Understudy) -> None:
    mock.limits.switch(on=True)
    tried = [post(mock, "sign-in", username=ANNA, password="wrong").status_code for _ in range(3)]

    refused = post(mock, "sign-in", username=ANNA, password=PASSWORD)
    nora = signed_in(mock, NORA, NORTH)
    renewed = [post(mock, "renew", refresh=nora["refresh"]).status_code for _ in range(3)]
    mock.clock.advance("1m")

    assert (tried, refused.status_code) == ([401] * 3, 429)
    assert refused.headers["retry-after"] == "60"
    assert renewed == [200, 400, 400]
    assert signed_in(mock)


def test_an_organization_of_an_unknown_plan_is_refused(tmp_path: Path) -> None:
    folder = limited(tmp_path)
    spoilt(tmp_path / "notes" / "fixtures" / "organizations.json", '"large"', '"odd"')

    with (
        pytest.raises(BadOption, match="north: the plan must be one of large"),
        Understudy(api_dirs=(folder,), apis=("notes",)),
    ):
        pass
