"""Whatever a terminal can show, what was asked is done and told, with exit code 0."""

import json
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from errno import ENOSPC
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from shutil import copytree
from typing import Any

import httpx
import pytest
import typer
from tests.cli.serving import ROOT, serving
from tests.cli.terminal import Terminal

from understudy.cli import app, main
from understudy.testing import Understudy

NAME = "Zoë ☃"
# What each verb is called with; one that is not here is called by its name alone.
WORDS = {
    "clock freeze": ["2027-01-01T00:00:00Z"],
    "clock advance": ["1h"],
    "keys create": ["org_acme", NAME],
    "keys reveal": ["key_acme_ci"],
    "keys revoke": ["{key}"],
    "faults add": ["--status", "503", "--message", NAME],
    "faults remove": ["fault_1"],
    "journal": ["--curl"],
    "docs build": ["{site}", "--api", "resourceplanner", "--format", "markdown"],
    "state export": ["-"],
    "state import": ["{file}"],
    "state save": ["snow"],
    "state load": ["kept"],
    "state delete": ["kept"],
    "verify": ["{url}/v1", "--dry-run", "--key", "k", "--rule", "PP-INFO-01"],
}
# To a script, an empty table is nothing.
SILENT = ("faults clear", "journal clear", "limits", "limits off", "limits on", "state delete")
# It ends when it is told to: it has a test of its own.
SERVE = "serve"


def verbs(group: Any, before: str = "") -> Iterator[str]:
    """Yield every verb of the command line, as words."""
    for name, command in group.commands.items():
        if getattr(command, "commands", None):
            yield before + name
            yield from verbs(command, f"{before}{name} ")
        elif before + name != SERVE:
            yield before + name


VERBS = [*verbs(typer.main.get_command(app))]


class Narrow(TextIOWrapper):
    """A terminal that shows ASCII alone, and fails at all else."""

    def __init__(self) -> None:
        self.octets = BytesIO()
        self.is_person = False
        super().__init__(self.octets, "ascii", "strict")

    def isatty(self) -> bool:
        """Whether somebody looks at it."""
        return self.is_person

    def say(self, *words: str) -> tuple[int, str]:
        """Run one command; return its exit code, and what it showed."""
        # A fixture cannot do so: pytest puts its own stream in place before each test.
        with redirect_stdout(self):
            code = main(words)
        self.flush()
        return code, self.octets.getvalue().decode("ascii")


class Full(StringIO):
    """A file on a disk without any room."""

    def write(self, text: str) -> int:
        """Take nothing."""
        raise OSError(ENOSPC, "No space left on device")


@pytest.fixture
def narrow(terminal: Terminal) -> Narrow:
    """A terminal like that, whose commands mean the shared stand-in."""
    return Narrow()


@pytest.fixture
def told(mock: Understudy, acme: httpx.Client, tmp_path: Path) -> Mapping[str, str]:
    """What verbs are told, of a stand-in that is full of what ASCII lacks."""
    key = mock.keys.create("productionplanner", "org_acme", NAME)
    mock.faults.add(status=503, message=NAME, operation="get_info")
    acme.get(f"/projects?{NAME}", headers={"X-Name": NAME.encode()})
    acme.post("/projects", json={"name": NAME})
    mock.snapshot("kept")
    file = tmp_path / f"{NAME}.json"
    file.write_text(json.dumps(mock.state(reveal=True)))
    return {"key": key.id, "file": str(file), "site": str(tmp_path / NAME), "url": mock.root}


@pytest.mark.parametrize("is_person", [False, True], ids=["script", "person"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_prints_whatever_there_is_where_only_ascii_can_be_shown(
    narrow: Narrow, told: Mapping[str, str], verb: str, is_person: bool
) -> None:
    narrow.is_person = is_person

    code, shown = narrow.say(*verb.split(), *(word.format(**told) for word in WORDS.get(verb, ())))

    assert (code, shown != "" or verb in SILENT) == (0, True)


def test_what_cannot_be_shown_is_written_as_in_code(narrow: Narrow, told: object) -> None:
    _, shown = narrow.say("keys")

    assert "\tZo\\xeb \\u2603\tactive\t" in shown


def test_a_stand_in_starts_where_only_ascii_can_be_shown(tmp_path: Path) -> None:
    copytree(ROOT / "fixtures" / "forwardplanner", tmp_path / "forwardplanner")
    file = tmp_path / "forwardplanner" / "organizations.json"
    orgs = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps([{**org, "name": NAME} for org in orgs]))

    options = ("--api", "forwardplanner", "--fixtures", str(tmp_path))
    with serving(*options, env={"PYTHONIOENCODING": "ascii"}) as mock:
        names = {row[1] for row in mock.fields("key")}

    assert names == {"Zo\\xeb \\u2603"}


def test_no_flag_is_said_to_take_a_value(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")

    helped = [main([*verb.split(), "--help"]) for verb in (*VERBS, SERVE)]

    assert set(helped) == {0}
    assert "bool" not in capsys.readouterr().out


def test_what_is_no_text_is_refused_in_one_line(terminal: Terminal) -> None:
    said = terminal.say("keys", "create", "org_acme", "x\udcff")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert said.err.endswith("holds what is no text in UTF-8\n")


def test_a_full_disk_is_told_in_one_line(terminal: Terminal) -> None:
    with redirect_stdout(Full()):
        code = main(["keys"])

    said = terminal.heard()
    assert (code, said.err.count("\n")) == (2, 1)
    assert "done, but it cannot be printed" in said.err
