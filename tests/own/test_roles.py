"""Keys may have roles: what a key is not for is 403, before anything is looked up."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, spoilt
from tests.server.control.console.conftest import reader_of

from understudy.server.options import BadOption
from understudy.testing import Refused, Understudy

ROLES = "keys=KeyPolicy(roles=('writer', 'reader')),"
READER = "notes-key-of-a-reader-3"


@pytest.fixture
def folder(notes: Path) -> Path:
    """The notes, whose readers may not make any and see no text of a secret one."""
    spoilt(notes / "api.py", "    collections=", f"    {ROLES}\n    collections=")
    spoilt(notes / "api.py", "import Api,", "import KeyPolicy, Api,")
    spoilt(notes / "openapi.yaml", "get_note", "get_note\n      x-roles: [writer]")
    spoilt(notes / "openapi.yaml", "create_note", "create_note\n      x-roles: [writer]")
    error = '{$ref: "#/components/responses/Error"}'
    for status in ("400", "404"):
        spoilt(
            notes / "openapi.yaml", f'"{status}": {error}', f'"{status}": {error}, "403": {error}'
        )
    spoilt(
        notes / "handlers.py",
        "async def list_notes(org):\n    return [shown(note)",
        "async def list_notes(org, caller):\n"
        "    hidden = {} if caller.role == 'writer' else {'text': '…'}\n"
        "    return [{**shown(note), **hidden}",
    )
    spoilt(
        notes / "fixtures" / "keys.json",
        '"revoked_at": null},',
        '"revoked_at": null},\n  {"id": "k3", "org": "acme", "name": "R", "role": "reader", '
        f'"key": "{READER}", "created_at": "2026-01-01T00:00:00Z", "revoked_at": null}},',
    )
    return notes.parent


@pytest.fixture
def mock(folder: Path) -> Iterator[Understudy]:
    """A stand-in of these notes."""
    with Understudy(api_dirs=(folder,), apis=("notes",)) as serving:
        yield serving


def ask(mock: Understudy, key: str, method: str, path: str, body: object = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.request(
        method, mock.url("notes") + path, headers=headers, json=body, trust_env=False
    )


def test_a_key_without_a_role_has_the_first(mock: Understudy) -> None:
    assert ask(mock, ACME, "POST", "/notes", {"text": "x"}).status_code == 201


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/notes", {"text": "x"}),
        ("POST", "/notes", {}),
        ("GET", "/notes/note_1", None),
        ("GET", "/notes/nothing", None),
    ],
)
def test_what_a_role_may_not_do_is_403_before_all_else(
    mock: Understudy, method: str, path: str, body: object
) -> None:
    answer = ask(mock, READER, method, path, body)

    assert answer.status_code == 403
    assert answer.json() == {"error": "This key may not do that; it takes one that is writer"}


def test_an_unknown_key_is_401_all_the_same(mock: Understudy) -> None:
    assert ask(mock, "nobody", "GET", "/notes/note_1").status_code == 401


def test_a_handler_knows_the_role(mock: Understudy) -> None:
    assert ask(mock, READER, "GET", "/notes").json() == [{"id": "note_1", "text": "…"}]


def test_a_key_is_made_with_a_role(mock: Understudy) -> None:
    key = mock.keys.create("notes", "acme", "CI", "reader")

    assert key.role == "reader"
    assert ask(mock, key.key, "POST", "/notes", {"text": "x"}).status_code == 403
    assert [each.role for each in mock.keys.list()] == ["writer", "reader", "writer", "reader"]


def test_a_role_that_there_is_not_is_refused(mock: Understudy) -> None:
    with pytest.raises(Refused, match="role must be one of writer, reader"):
        mock.keys.create("notes", "acme", "CI", "owner")


def test_a_fixture_with_such_a_role_is_refused(folder: Path) -> None:
    spoilt(folder / "notes" / "fixtures" / "keys.json", '"role": "reader"', '"role": "owner"')

    with (
        pytest.raises(BadOption, match="k3: the role must be one of writer, reader"),
        Understudy(api_dirs=(folder,), apis=("notes",)),
    ):
        pass


def test_roles_survive_an_export(mock: Understudy) -> None:
    state = mock.state(reveal=True)
    mock.reset()
    mock.restore(state)

    assert ask(mock, READER, "POST", "/notes", {"text": "x"}).status_code == 403


def test_the_console_makes_a_key_of_a_role(mock: Understudy) -> None:
    with (reader := reader_of(mock.root)).http:
        org = {"api": "notes", "org": "acme"}

        page = reader.send("/integrations", "create_key", name="Board", role="reader", **org)

    assert "Board (reader)" in page.text
    assert mock.keys.list()[-1].role == "reader"
