"""Accounts are steered by the control plane and on the console: made, signed in, let go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.own.page import spoilt, write_apis
from tests.own.signing import (
    ACCOUNTS,
    ANNA,
    PASSWORD,
    START,
    notes_with,
    post,
    sign_in_to,
    signed_in,
)
from tests.server.control.console.conftest import reader_of

from understudy.catalog import ApiError
from understudy.server.options import BadOption
from understudy.server.state.transfer.seeds import FixtureError
from understudy.testing import Refused, Understudy


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Understudy]:
    """A stand-in of notes whose accounts sign in."""
    folder = sign_in_to(write_apis(tmp_path_factory.mktemp("accounts") / "apis"))
    options = {"api_dirs": (folder,), "clock": START, "seed": 1}
    with Understudy(apis=("notes", "planado"), check_responses=True, **options) as mock:  # type: ignore[arg-type]  # options of several types
        yield mock


@pytest.fixture
def mock(signing: Understudy) -> Understudy:
    """That stand-in, back at the start."""
    signing.reset()
    return signing


def test_accounts_are_listed_with_how_many_tokens_are_good(mock: Understudy) -> None:
    signed_in(mock)
    mock.clock.advance("15m")

    anna, nora = mock.accounts.list()

    assert (anna.username, anna.signs_in_with, anna.profile) == (ANNA, "password", {"number": 501})
    assert (anna.tokens, anna.refresh_tokens) == (0, 1)
    assert (nora.signs_in_with, nora.tokens, nora.refresh_tokens) == ("key", 0, 0)
    assert mock.accounts.list(org="north") == [nora]


def test_tokens_are_handed_out_without_a_password(mock: Understudy) -> None:
    signed = mock.accounts.sign_in("anna")

    assert notes_with(mock, signed.token).status_code == 200
    assert signed.ends_at == "2026-06-01T12:15:00.000Z"
    assert signed.refresh_ends_at == "2026-07-01T12:00:00.000Z"
    assert post(mock, "renew", refresh=signed.refresh_token or "").status_code == 200


def test_tokens_that_are_expired_are_renewed(mock: Understudy) -> None:
    tokens = signed_in(mock)

    assert mock.accounts.expire("anna").tokens == 0

    assert notes_with(mock, tokens["token"]).status_code == 401
    assert post(mock, "renew", refresh=tokens["refresh"]).status_code == 200
    assert notes_with(mock, signed_in(mock)["token"]).status_code == 200


def test_refresh_tokens_that_are_revoked_renew_nothing(mock: Understudy) -> None:
    tokens = signed_in(mock)

    assert mock.accounts.revoke("anna").refresh_tokens == 0

    assert post(mock, "renew", refresh=tokens["refresh"]).status_code == 400
    assert notes_with(mock, tokens["token"]).status_code == 200


def test_an_account_is_made_and_signs_in(mock: Understudy) -> None:
    made = mock.accounts.create("notes", "acme", "new", "secret-of-new", profile={"number": 9})

    assert signed_in(mock, "new", "secret-of-new")["user"] == 9
    assert mock.accounts.remove(made).id == made.id
    assert post(mock, "sign-in", username="new", password="secret-of-new").status_code == 401


PROFILE = 'profile={"$ref": "#/components/schemas/Profile"}'
SCHEMA = """  schemas:
    Profile: {type: object, required: [number], properties: {number: {type: integer}}}
"""


def test_a_profile_is_what_its_api_declares(tmp_path: Path) -> None:
    notes = write_apis(tmp_path / "apis")
    folder = sign_in_to(notes, PROFILE)
    spoilt(notes / "openapi.yaml", "  schemas:\n", SCHEMA)

    with Understudy(apis=("notes",), api_dirs=(folder,)) as mock:
        mock.accounts.create("notes", "acme", "new", profile={"number": 9.0})
        with pytest.raises(Refused, match=r"profile\.number is required"):
            mock.accounts.create("notes", "acme", "newer")
        with pytest.raises(Refused, match="numbr"):
            mock.accounts.create("notes", "acme", "newer", profile={"number": 1, "numbr": 2})

        assert str(mock.accounts.list()[-1].profile) == "{'number': 9}"


@pytest.mark.parametrize(
    ("api", "org", "username", "why"),
    [
        ("planado", "acc_brightline", "x", "api must be one of notes"),
        ("notes", "nobody", "x", "org must be one of acme, north"),
        ("notes", "acme", ANNA, "notes has an account called"),
        ("notes", "acme", " ", "username must not be blank"),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    mock: Understudy, api: str, org: str, username: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        mock.accounts.create(api, org, username)


def test_an_account_that_there_is_not_is_404(mock: Understudy) -> None:
    for act in (mock.accounts.sign_in, mock.accounts.expire, mock.accounts.remove):
        with pytest.raises(Refused, match="no account has the id 'nobody'"):
            act("nobody")


def test_the_console_signs_in_and_ends_it(mock: Understudy) -> None:
    with (reader := reader_of(mock.root)).http:
        where = {"api": "notes", "org": "acme", "id": "anna"}

        signed = reader.send("/integrations", "sign_in_as", **where)
        expired = reader.send("/integrations", "expire_tokens", **where)
        revoked = reader.send("/integrations", "revoke_refresh_tokens", **where)
        added = reader.send(
            "/integrations", "create_account", api="notes", org="acme", username="new"
        )

    assert "eyJ" in signed.text
    assert "are over" in expired.text
    assert "renew nothing more" in revoked.text
    assert "new" in [one.username for one in mock.accounts.list()]
    assert "can sign in" in added.text


def test_the_console_shows_no_accounts_of_an_api_that_has_none(mock: Understudy) -> None:
    with (reader := reader_of(mock.root)).http:
        page = reader.read("/integrations?api=planado")

    assert "Sign in" not in page.text


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"org": "acme"', '"org": "nobody"', "anna.*there is no organization 'nobody'"),
        ('"nora@north.example"', f'"{ANNA}"', "nora: another entry has the same username"),
        (f'"{PASSWORD}"', '""', "anna.*the password must be text"),
        ('{"number": 501}', "501", "anna.*the profile must be an object"),
        ('"profile": {"number": 501}', '"role": "owner"', "anna: the role must be one of"),
    ],
)
def test_fixtures_with_a_wrong_account_are_refused(
    notes: Path, old: str, new: str, why: str
) -> None:
    folder = sign_in_to(notes)
    (notes / "fixtures" / "accounts.json").write_text(ACCOUNTS.replace(old, new, 1))

    with (
        pytest.raises((BadOption, FixtureError), match=why),
        Understudy(api_dirs=(folder,), apis=("notes",)),
    ):
        pass


def test_accounts_of_an_api_that_signs_nobody_in_are_refused(notes: Path) -> None:
    (notes / "fixtures" / "accounts.json").write_text(ACCOUNTS)

    with (
        pytest.raises(BadOption, match="anna: notes signs nobody in"),
        Understudy(api_dirs=(notes.parent,), apis=("notes",)),
    ):
        pass


def test_sessions_without_a_declaration_are_refused(notes: Path) -> None:
    folder = sign_in_to(notes)
    api = (notes / "api.py").read_text()
    (notes / "api.py").write_text(api.replace("    sessions=SessionPolicy(),\n", ""))

    with (
        pytest.raises(ApiError, match=r"sign_in asks for sessions, and Api\(sessions"),
        Understudy(api_dirs=(folder,), apis=("notes",)),
    ):
        pass


def test_a_wrong_token_in_a_state_is_refused(mock: Understudy) -> None:
    signed_in(mock)
    state = mock.state()
    (token, *_) = state["tables"]["_tokens"].values()

    for wrong, why in (({"account": "x"}, "no account"), ({"use": "x"}, "use must be one of")):
        spoilt = {**state["tables"], "_tokens": {token["id"]: {**token, **wrong}}}
        with pytest.raises(Refused, match=why):
            mock.restore({**state, "tables": spoilt})
