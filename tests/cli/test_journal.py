"""`understudy journal`: what it lists, keeps, hands out and hides."""

from pathlib import Path

import httpx
from tests.cli.terminal import Terminal
from tests.conftest import key


def test_the_journal_is_listed_and_filtered(terminal: Terminal, acme: httpx.Client) -> None:
    acme.get("/info")
    acme.get("/projects/p_nowhere?full=yes")

    (found,) = terminal.say("journal", "--status", "4xx").rows
    (also,) = terminal.say("journal", "--operation", "get_project", "--json").json

    assert found[2:7] == [
        "404",
        "GET",
        "/v1/projects/p_nowhere?full=yes",
        "get_project",
        "key_acme_ci",
    ]
    assert also["response"]["body"].endswith('"Project not found"}')
    assert terminal.say("journal", "--count", "--method", "GET").out == "2\n"
    assert len(terminal.say("journal", "--limit", "1").rows) == 1
    assert len(terminal.say("journal", "--text", "P_NOWHERE").rows) == 1


def test_the_journal_as_curl_lines_shows_no_key_unless_asked(
    terminal: Terminal, acme: httpx.Client
) -> None:
    acme.get("/info")

    assert '"authorization: Bearer $KEY"' in terminal.say("journal", "--curl").out
    assert key("1") in terminal.say("journal", "--curl", "--reveal").out


def test_the_journal_is_written_as_an_archive(
    terminal: Terminal, acme: httpx.Client, tmp_path: Path
) -> None:
    acme.get("/info")
    file = tmp_path / "calls.har"

    said = terminal.say("journal", "--har", str(file))

    assert said.out == f"{file} is written\n"
    assert '"version": "1.2"' in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(terminal.say("journal", "--har", "-").json["log"]["entries"]) == 1


def test_the_journal_is_emptied(terminal: Terminal, acme: httpx.Client) -> None:
    acme.get("/info")

    terminal.say("journal", "clear")

    assert terminal.say("journal").out == ""


def test_a_path_cannot_steer_the_terminal(terminal: Terminal, acme: httpx.Client) -> None:
    acme.get("/%1b%5B2J")

    assert terminal.say("journal").rows[0][4] == "/v1/%1B%5B2J"
