"""The verbs for a running stand-in: what each does, and what it prints for scripts and people."""

from pathlib import Path

import httpx
import pytest
from tests.cli.terminal import Terminal
from tests.conftest import key

from understudy.testing import Understudy

NOON = "2026-06-15T12:00:00.000Z"


def test_reset_goes_back_to_the_start(
    terminal: Terminal, mock: Understudy, acme: httpx.Client
) -> None:
    acme.post("/projects", json={"name": "Gone soon"})

    said = terminal.say("reset")

    assert (said.code, said.out) == (
        0,
        f"{acme.base_url.copy_with(path='')} is back at the start\n",
    )
    assert len(acme.get("/projects").json()["data"]) == 4


def test_reset_may_leave_nothing_but_organizations(terminal: Terminal, acme: httpx.Client) -> None:
    said = terminal.say("reset", "--empty", "--json")

    assert said.json["to"] == "empty"
    assert acme.get("/projects").json()["data"] == []


def test_reset_may_read_the_fixtures_again(terminal: Terminal) -> None:
    assert terminal.say("reset", "--reload", "--json").json["reload"] is True


def test_the_clock_is_read(terminal: Terminal) -> None:
    assert terminal.say("clock").out == f"{NOON}\tfrozen\n"
    assert terminal.say("clock", "--json").json == {"now": NOON, "frozen": True, "ran": []}


def test_the_clock_is_frozen_advanced_and_released(terminal: Terminal) -> None:
    assert terminal.say("clock", "freeze", "2027-01-01T00:00:00Z").rows[0][1] == "frozen"
    assert terminal.say("clock", "advance", "15m").rows[0][0] == "2027-01-01T00:15:00.000Z"
    assert terminal.say("clock", "real").rows[0][1] == "running"


def test_keys_are_listed_masked_unless_they_are_revealed(terminal: Terminal) -> None:
    first = ["key_acme_ci", "productionplanner", "org_acme", "CI pipeline", "active"]

    assert terminal.say("keys").rows[0] == [*first, "pp_1111…1111"]
    assert terminal.say("keys", "list").rows[2][4] == "revoked"
    assert terminal.say("keys", "list", "--reveal").rows[0] == [*first, key("1")]


def test_a_new_key_stands_alone_and_works(terminal: Terminal, stranger: httpx.Client) -> None:
    token = terminal.say("keys", "create", "org_acme", "CI 2").out.strip()

    answer = stranger.get("/info", headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["data"]["orgId"] == "org_acme"
    assert terminal.say("keys", "--json").json[-1]["name"] == "CI 2"


def test_a_key_is_revealed_by_its_id(terminal: Terminal) -> None:
    assert terminal.say("keys", "reveal", "key_acme_ci").out == f"{key('1')}\n"


def test_a_key_is_revoked_by_its_id(terminal: Terminal, acme: httpx.Client) -> None:
    assert terminal.say("keys", "revoke", "key_acme_ci").rows[0][4] == "revoked"
    assert acme.get("/info").status_code == 401


def test_faults_are_added_listed_and_removed(terminal: Terminal, acme: httpx.Client) -> None:
    asked = ("--status", "503", "--operation", "get_info", "--method", "get", "--times", "2")

    added = terminal.say("faults", "add", *asked, "--retry-after", "30", "--message", "Wait")

    assert added.rows == [
        [
            "fault_1",
            "operation=get_info method=GET times=2",
            "status=503 message=Wait retry_after=30",
            "0",
        ]
    ]
    assert acme.get("/info").json()["message"] == "Wait"
    assert terminal.say("faults").rows[0][3] == "1"
    assert terminal.say("faults", "list", "--json").json[0]["hits"] == 1
    assert terminal.say("faults", "remove", "fault_1").rows[0][0] == "fault_1"
    assert terminal.say("faults").out == ""


def test_faults_of_every_kind_are_told_in_words(terminal: Terminal) -> None:
    terminal.say("faults", "add", "--drop", "--probability", "0.1")
    terminal.say("faults", "add", "--truncate", "--path", "/v1/*")
    terminal.say("faults", "add", "--delay-ms", "5", "--api", "productionplanner")
    terminal.say("faults", "add", "--reset", "--delay-ms", "5", "--delay-max-ms", "9")
    terminal.say("faults", "add", "--malformed", "cut", "--delay-ms", "5", "--delay-sigma", "0.5")
    terminal.say("faults", "add", "--status", "413", "--unread", "--trickle-ms", "10")
    terminal.say("faults", "add", "--bytes-per-second", "512")

    assert [row[1:3] for row in terminal.say("faults").rows] == [
        ["probability=0.1", "drop"],
        ["path=/v1/*", "truncate"],
        ["api=productionplanner", "delay_ms=5"],
        ["all", "reset delay_ms=5 delay_max_ms=9"],
        ["all", "malformed=cut delay_ms=5 delay_sigma=0.5"],
        ["all", "status=413 unread trickle_ms=10"],
        ["all", "bytes_per_second=512"],
    ]


def test_all_faults_are_removed_at_once(terminal: Terminal) -> None:
    terminal.say("faults", "add", "--drop")

    assert terminal.say("faults", "clear", "--json").json == []
    assert terminal.say("faults", "--json").json == []


def test_a_name_cannot_steer_the_terminal(terminal: Terminal) -> None:
    terminal.say("keys", "create", "org_acme", "\x1b[2J\n")

    assert terminal.say("keys").rows[-1][3] == r"\x1b[2J\n"


def test_the_state_is_exported_and_imported(
    terminal: Terminal, acme: httpx.Client, tmp_path: Path
) -> None:
    file = tmp_path / "state.json"
    terminal.say("state", "export", str(file))
    acme.post("/projects", json={"name": "Gone soon"})

    said = terminal.say("state", "import", str(file))

    assert said.out == f"{file} is in the place of what was stored\n"
    assert len(acme.get("/projects").json()["data"]) == 4
    assert key("1") not in file.read_text()


def test_an_export_may_hold_the_keys(terminal: Terminal) -> None:
    state = terminal.say("state", "export", "-", "--reveal").json

    assert state["tables"]["_keys"]["key_acme_ci"]["key"] == key("1")


def test_snapshots_are_saved_listed_loaded_and_deleted(
    terminal: Terminal, acme: httpx.Client
) -> None:
    assert terminal.say("state", "save", "clean").rows == [["clean", NOON, "61"]]
    acme.post("/projects", json={"name": "Gone soon"})
    assert terminal.say("state", "load", "clean").code == 0
    assert len(acme.get("/projects").json()["data"]) == 4
    assert terminal.say("state", "snapshots").rows == terminal.say("state").rows
    assert terminal.say("state", "delete", "clean", "--json").json[0]["name"] == "clean"
    assert "clean" not in terminal.say("state").out


def test_a_verb_may_mean_a_space(terminal: Terminal, mock: Understudy) -> None:
    with mock.spaces.open() as space:
        terminal.say("faults", "add", "--drop", "--space", space.id)

        assert len(space.faults.list()) == 1
        assert mock.faults.list() == []


def test_limits_are_listed_and_switched(terminal: Terminal) -> None:
    with Understudy(apis=("planado",)) as planado:
        at = ("--url", planado.root)

        assert terminal.say("limits", *at).out == "planado\toff\tper key\t60/60s\n"
        assert terminal.say("limits", "on", "--api", "planado", *at).rows[0][1] == "on"
        assert planado.limits.list()[0].on
        assert terminal.say("limits", "off", "--json", *at).json[0]["on"] is False


def test_limits_of_an_unknown_api_are_refused(terminal: Terminal) -> None:
    said = terminal.say("limits", "on", "--api", "nothing")

    assert said.code == 2
    assert said.err.startswith("understudy: api must be one of")


def test_a_person_gets_a_table(terminal: Terminal) -> None:
    terminal.sit_before_it()

    shown = terminal.say("keys").table

    assert shown[0].split() == ["id", "api", "organization", "name", "state", "key"]
    assert shown[2].split()[0] == "key_acme_ci"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["faults"], "No faults are in force.\n"),
        (["journal"], "Nothing was sent.\n"),
        (["limits"], "No API documents any.\n"),
        (["clock"], f"{NOON}\tfrozen\n"),
    ],
)
def test_a_person_is_told_when_there_is_nothing(
    terminal: Terminal, words: list[str], answer: str
) -> None:
    terminal.sit_before_it()

    assert terminal.say(*words).out == answer
