"""In a terminal, `understudy serve` prints a table in which every key stands whole."""

import os
import pty
import re
import subprocess
import termios
from contextlib import closing
from threading import Timer

import pytest
from tests.cli.serving import PATIENCE, UNDERSTUDY, environment

from understudy import __version__

STYLING = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def seen_in_terminal(columns: int, last_words: str) -> list[str]:
    """Return the lines that a terminal of this width shows, styling removed."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, columns))
    plain = {k: v for k, v in environment().items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
    command = [*UNDERSTUDY, "serve", "--port", "0"]
    server = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=plain | {"TERM": "xterm"}
    )
    os.close(theirs)
    watchdog = Timer(PATIENCE, server.kill)
    watchdog.start()
    with closing(os.fdopen(ours, "rb", buffering=0)) as terminal:
        shown = b""
        while last_words.encode() not in shown:
            shown += terminal.read(4096)
        server.terminate()
        server.wait()
        watchdog.cancel()
    return STYLING.sub("", shown.decode()).replace("\r", "").split("\n")


@pytest.fixture(scope="module")
def table() -> list[str]:
    """What a terminal of the usual width shows."""
    return seen_in_terminal(80, "A double-click")


def test_every_key_stands_whole_in_a_line_of_its_own(table: list[str]) -> None:
    keys = [line.split()[0] for line in table if line.startswith("pp_")]

    assert keys == [f"pp_{digit * 64}" for digit in "12345"]


def test_no_line_is_wider_than_the_terminal(table: list[str]) -> None:
    assert max(map(len, table)) <= 80


def test_no_text_is_cut_off(table: list[str]) -> None:
    assert "…" not in "".join(table)


def test_keys_stand_under_their_organization_and_a_revoked_one_says_so(table: list[str]) -> None:
    lines = [line.rstrip() for line in table]
    acme = lines.index("Acme Live Events")

    assert [line.split()[-1] for line in lines[acme + 1 : acme + 4]][2] == "revoked"
    assert lines[acme + 4] == "Northlight Productions"


def test_the_addresses_stand_beside_their_names(table: list[str]) -> None:
    rows = [line.split() for line in table]

    assert ["understudy", __version__, "is", "ready;", "Ctrl-C", "stops", "it"] in rows
    assert next(row[-1] for row in rows if row[:1] == ["productionplanner"]).endswith("/v1")
    assert next(row[-1] for row in rows if row[:1] == ["docs"]).endswith("/docs")
    assert next(row[-1] for row in rows if row[:2] == ["control", "plane"]).endswith("/_understudy")


def test_a_terminal_too_narrow_for_a_key_gets_plain_lines() -> None:
    lines = seen_in_terminal(60, "ready\t")

    assert any(line.endswith(f"\tactive\tpp_{'1' * 64}") for line in lines)
