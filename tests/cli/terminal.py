"""Calls the command line in the test's own process, as a script or as a person in a terminal."""

import json
import re
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from understudy.cli import main

STYLING = re.compile(r"\x1b\[[0-9;]*m")
NAMES = ("URL", "ADMIN_TOKEN", "CA_FILE", "SPACE")


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        """The lines, cell by cell."""
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def table(self) -> list[str]:
        """The lines without their styling."""
        return STYLING.sub("", self.out).splitlines()

    @property
    def json(self) -> Any:
        """What the JSON says."""
        return json.loads(self.out)


class Terminal:
    """A shell whose commands mean the stand-in at `url`."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, url: str | None
    ) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        for name in NAMES:
            monkeypatch.delenv(f"UNDERSTUDY_{name}", raising=False)
        if url:
            monkeypatch.setenv("UNDERSTUDY_URL", url)

    def say(self, *words: str) -> Said:
        """Run one command."""
        self._capsys.readouterr()
        code = main(words)
        return self.heard(code)

    def heard(self, code: int = 0) -> Said:
        """Return what was said since the last time, by a command that ended like this."""
        return Said(code, *self._capsys.readouterr())

    def sit_before_it(self) -> None:
        """Be a person from now on, with a wide window."""
        self._monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        self._monkeypatch.setenv("COLUMNS", "160")
        self._monkeypatch.setenv("TERM", "xterm")
