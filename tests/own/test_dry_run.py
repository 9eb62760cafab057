"""An API of one's own has a dry run for nothing: its table and its spec make what is asked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.own.page import ACME, NORTH
from tests.own.signing import ANNA, NORA, PASSWORD, judged_by_sign_in
from typer.testing import CliRunner

from understudy.cli import app
from understudy.testing import Understudy

REQUEST = re.compile(r"(?m)^\S.{13}  (?P<line>[A-Z]+ /[^\s?]*)")
ID = re.compile(r"note_\w+")


@pytest.fixture
def mock(notes: Path) -> Iterator[Understudy]:
    """A stand-in of the notes alone, which holds none."""
    with Understudy(api_dirs=(notes.parent,), apis=("notes",), seed=1) as serving_notes:
        serving_notes.reset(to="empty")
        yield serving_notes


def test_it_lists_what_the_run_then_sends(mock: Understudy, notes: Path) -> None:
    keys = ("--key", ACME, "--other-key", NORTH)
    asked = ("verify", mock.url("notes"), "--api-dir", str(notes.parent), *keys, "--seed", "1")

    planned = CliRunner().invoke(app, [*asked, "--dry-run"])
    before = mock.journal.count()
    CliRunner().invoke(app, asked)

    sent = [f"{each.method} {each.path.removeprefix('/notes/v1')}" for each in mock.journal.list()]
    listed = REQUEST.findall(planned.stdout)
    assert (planned.exit_code, before) == (0, 0)
    assert len(sent) > 20
    assert [ID.sub("ID", each) for each in listed] == [ID.sub("ID", each) for each in sent]


def test_it_lists_how_the_run_signs_in(notes: Path) -> None:
    folder = judged_by_sign_in(notes)
    keys = ("--key", PASSWORD, "--need", f"username={ANNA}")
    others = ("--other-key", NORTH, "--need", f"other_username={NORA}")

    with Understudy(api_dirs=(folder,), apis=("notes",), seed=1) as signing:
        signing.reset(to="empty")
        given = ("--api-dir", str(folder), *keys, *others, "--seed", "1")
        asked = ("verify", signing.url("notes"), *given)
        planned = CliRunner().invoke(app, [*asked, "--dry-run"])
        CliRunner().invoke(app, asked)
        sent = [f"{each.method} {each.path}" for each in signing.journal.list(limit=1000)]

    listed = [ID.sub("ID", each) for each in REQUEST.findall(planned.stdout)]
    assert "POST /sign-in" in listed
    assert "stopped" not in planned.stdout
    assert listed == [ID.sub("ID", each.replace("/notes/v1", "")) for each in sent]
