"""What a verb cannot do is one line on stderr, with exit code 2 and nothing on stdout."""

import socket
from pathlib import Path

import pytest
from tests.cli.terminal import Terminal

from understudy.testing import Understudy


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["clock", "advance", "soon"], "'soon' is not a duration"),
        (["clock", "advance", "--", "-5m"], "points backwards"),
        (["clock", "freeze", "noon"], "'noon' is not an instant"),
        (["clock", "freeze"], "Missing argument"),
        (["keys", "create", "org_nobody"], "no organization has the id 'org_nobody'; there are: "),
        (["journal", "--operation", "list_projectz"], "did you mean list_projects?"),
        (["journal", "--count", "--api", "planner"], "api must be one of productionplanner"),
        (["journal", "--follow", "--key", "key_acme"], "did you mean key_acme_"),
        (["journal", "--har", "-", "--method", "PSOT"], "method must be one of GET"),
        (["faults", "add", "--drop", "--operation", "get_infos"], "did you mean get_info?"),
        (["faults", "add", "--drop", "--path", "/projects"], "did you mean /v1/projects?"),
        (["keys", "reveal", "key_acme_cy"], "did you mean key_acme_ci?"),
        (["keys", "create", "org_acmee"], "did you mean org_acme?"),
        (["jurnal"], "Did you mean 'journal'?"),
        (["keys", "create", "org_acme", "--api", "planner"], "api must be one of"),
        (["keys", "reveal", "key_nobody"], "no key has the id 'key_nobody'"),
        (["keys", "revoke", "a/b?c"], "No such endpoint: POST /_understudy/keys/a/b?c/revoke"),
        (["faults", "add"], "the fault must hold one of status, drop, reset, truncate, malformed"),
        (["faults", "add", "--status", "200"], "status"),
        (["faults", "add", "--drop", "--probability", "nan"], "nan and inf are no numbers in JSON"),
        (["faults", "remove", "fault_9"], "no fault has the id 'fault_9'"),
        (["clock", "advance", "-5m"], "advance '-5m' points backwards"),
        (["journal", "--status", "9"], "status must be a status like 404"),
        (["journal", "--follow", "--count"], "exclude each other"),
        (
            ["journal", "--har", "/nonexistent/calls.har"],
            "/nonexistent/calls.har cannot be written",
        ),
        (["state", "import", "/nonexistent"], "/nonexistent: No such file or directory"),
        (["state", "import", "README.md"], "README.md is not JSON"),
        (["state", "load", "nothing"], "no snapshot is called 'nothing'"),
        (["state", "save", "a b"], "name must be 1 to 64 letters"),
        (["reset", "--space", "space_none"], "no space 'space_none' is open"),
        (["reset", "--url", "here"], "--url here: write it like http://127.0.0.1:8000"),
        (["reset", "--url", "http://127.0.0.1:port"], "write it like"),
        (["reset", "--admin-token", "schlüssel"], "--admin-token must be printable ASCII"),
        (["perform"], "No such command"),
    ],
)
def test_a_refusal_is_one_line_and_exit_2(
    terminal: Terminal, words: list[str], reason: str
) -> None:
    said = terminal.say(*words)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("understudy: ")
    assert reason in said.err


def test_a_state_that_is_none_is_refused_with_the_reason(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "state.json"
    file.write_text("[]")

    assert terminal.say("state", "import", str(file)).code == 2


def test_an_address_where_nothing_listens_is_named(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        url = f"http://127.0.0.1:{other.getsockname()[1]}"

    said = terminal.say("clock", "--url", url)

    assert said.code == 2
    assert said.err.startswith(f"understudy: {url} cannot be reached: ")


def test_what_the_option_names_wins_over_the_variable_wherever_it_stands(
    terminal: Terminal, mock: Understudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDERSTUDY_URL", "nowhere")

    assert terminal.say("clock", "real", "--url", mock.root).code == 0
    assert terminal.say("clock", "--url", mock.root, "real").code == 0
    assert terminal.say("clock", "--url", f"{mock.root}/_understudy/").code == 0
    assert terminal.say("clock", "real").code == 2


def test_a_token_is_asked_for_and_a_wrong_one_is_said_to_be_wrong(lost: Terminal) -> None:
    with Understudy(host="0.0.0.0", admin_token="hush") as mock:
        without = lost.say("clock", "--url", mock.root)
        wrong = lost.say("clock", "--url", mock.root, "--admin-token", "hash")
        right = lost.say("clock", "--url", mock.root, "--admin-token", "hush")

    assert without.err.endswith("; pass --admin-token TOKEN\n")
    assert wrong.err.endswith("; this token is wrong\n")
    assert right.code == 0
