"""Ctrl-C and SIGTERM: the mock ends within two seconds, quietly, and nothing is lost."""

import json
import signal
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from filelock import FileLock
from tests.cli.serving import BEARER_ACME, UNDERSTUDY, Serving, serving

from understudy.server.site.cache import LOCK

SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]


def connect(mock: Serving) -> socket.socket:
    parts = urlsplit(mock.url)
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


def create_project(mock: Serving, name: str) -> None:
    made = httpx.post(
        f"{mock.url}/v1/projects", json={"name": name}, headers=BEARER_ACME, trust_env=False
    )
    assert made.status_code == 201


def project_names(mock: Serving) -> list[str]:
    listed = httpx.get(f"{mock.url}/v1/projects", headers=BEARER_ACME, trust_env=False)
    return [project["name"] for project in listed.json()["data"]]


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_it_with_zero_and_without_a_word(number: signal.Signals) -> None:
    with serving() as mock:
        ended = mock.stop(number)

    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2


def test_a_call_that_is_under_way_is_told_that_the_stand_in_stops() -> None:
    with serving() as mock, connect(mock) as waiting:
        netloc, key = urlsplit(mock.url).netloc, BEARER_ACME["Authorization"]
        head = f"GET /v1/info HTTP/1.1\r\nHost: {netloc}\r\nAuthorization: {key}\r\n"
        waiting.sendall(f"{head}Prefer: delay=60000\r\n\r\n".encode())
        httpx.get(f"{mock.url}/v1/info", headers=BEARER_ACME, trust_env=False)

        ended = mock.stop()
        answer = waiting.recv(65536)

    assert answer.startswith(b"HTTP/1.1 503 ")
    assert b'"status":"error"' in answer
    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2


def test_a_visitor_who_waits_for_the_reference_does_not_hold_it_up(tmp_path: Path) -> None:
    place = tmp_path / "understudy" / "reference"
    place.mkdir(parents=True, mode=0o700)
    with (
        FileLock(place / LOCK),
        serving(env={"XDG_CACHE_HOME": str(tmp_path)}) as mock,
        connect(mock) as waiting,
    ):
        host = urlsplit(mock.url).netloc
        waiting.sendall(f"GET /docs/reference/?wait HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        httpx.get(f"{mock.url}/docs/reference/", trust_env=False)

        ended = mock.stop()
        answer = waiting.recv(65536)

    assert answer.startswith(b"HTTP/1.1 503 ")
    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2


def test_a_terminal_that_is_closed_does_not_end_it_under_nohup() -> None:
    with serving(command=("nohup", *UNDERSTUDY)) as mock:
        mock.process.send_signal(signal.SIGHUP)
        answer = httpx.get(f"{mock.url}/v1/info", headers=BEARER_ACME, trust_env=False)

    assert answer.status_code == 200


def test_an_open_connection_does_not_hold_it_up() -> None:
    with serving() as mock, httpx.Client(trust_env=False) as client:
        client.get(f"{mock.url}/v1/info", headers=BEARER_ACME)

        ended = mock.stop()

    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2


def test_a_client_that_never_finishes_its_request_does_not_hold_it_up() -> None:
    with serving() as mock, connect(mock) as hanging:
        head = f"POST /v1/projects HTTP/1.1\r\nHost: {urlsplit(mock.url).netloc}\r\n"
        key = f"Authorization: {BEARER_ACME['Authorization']}\r\n"
        more = "Content-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n"
        hanging.sendall(f"{head}{key}{more}\r\n".encode())
        asked_for_the_body = hanging.recv(1000)

        ended = mock.stop()

    assert asked_for_the_body.startswith(b"HTTP/1.1 100")
    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2


def test_a_client_that_never_reads_does_not_hold_it_up() -> None:
    with serving() as mock, connect(mock) as deaf:
        ask = f"GET /docs.json HTTP/1.1\r\nHost: {urlsplit(mock.url).netloc}\r\n\r\n".encode()
        deaf.sendall(ask * 500)
        deaf.recv(1)

        ended = mock.stop()

    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2


def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as mock:
        create_project(mock, "Kept")
        mock.stop()

    with serving("--data", str(tmp_path)) as again:
        names = project_names(again)

    assert names[0] == "Kept"


def test_the_data_of_a_stopped_mock_is_in_its_snapshot(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as mock:
        create_project(mock, "Kept")
        mock.stop()

    assert '"Kept"' in (tmp_path / "snapshot.json").read_text()


@pytest.mark.parametrize("number", SIGNALS)
def test_the_state_is_exported_and_can_be_imported(number: signal.Signals, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    with serving("--export-on-exit", str(state)) as mock:
        create_project(mock, "Taken along")
        mock.stop(number)

    with serving("--import", str(state)) as again:
        names = project_names(again)

    assert "tables" in json.loads(state.read_text())
    assert names[0] == "Taken along"


def test_an_export_that_cannot_be_written_at_the_end_is_said_and_counts(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    with serving("--export-on-exit", str(folder / "state.json")) as mock:
        folder.rmdir()
        ended = mock.stop()

    assert ended.code == 2
    assert ended.errors.startswith("understudy: stopped, but not all could be written: ")
    assert ended.errors.count("\n") == 1
