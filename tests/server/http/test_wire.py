"""What arrives below HTTP's own rules is answered in the API's words too, or does no harm."""

import socket
from contextlib import suppress

import httpx
import pytest
from tests.conftest import key

from understudy.server.http.protocol import Protocol
from understudy.testing import Understudy

CREATE = (
    b"POST /v1/projects HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Authorization: Bearer " + key("1").encode() + b"\r\n"
)


def exchange(mock: Understudy, raw: bytes) -> bytes:
    """Send bytes, and return what comes back until the server closes or falls silent."""
    port = httpx.URL(mock.root).port
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while part := connection.recv(65536):
            received += part
    return received


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\nBad Header\r\n\r\n",
        CREATE + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["header", "chunk"],
)
def test_what_is_no_http_is_refused_in_the_envelope(mock: Understudy, raw: bytes) -> None:
    head, _, body = exchange(mock, raw).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/json" in head
    assert b"x-understudy: " in head
    assert body == b'{"status":"error","message":"Validation failed: request must be valid HTTP"}'


def test_what_is_no_request_at_all_is_refused_plainly(mock: Understudy) -> None:
    answer = exchange(mock, b"\x16\x03\x01\x02\x00\x01\x00")

    assert answer.endswith(b'{"error":"request must be valid HTTP"}')


def test_a_web_socket_upgrade_is_ignored(mock: Understudy, acme: httpx.Client) -> None:
    answer = acme.get("/info", headers={"Connection": "Upgrade", "Upgrade": "websocket"})

    assert answer.json()["status"] == "ok"


def test_a_body_that_breaks_off_writes_nothing(mock: Understudy, acme: httpx.Client) -> None:
    before = acme.get("/projects").content

    exchange(mock, CREATE + b'Transfer-Encoding: chunked\r\n\r\nf\r\n{"name": "Half"}\r\n')

    assert acme.get("/projects").content == before


def test_an_offer_to_upgrade_does_not_swallow_the_body(
    mock: Understudy, acme: httpx.Client
) -> None:
    headers = {"Connection": "Upgrade, HTTP2-Settings", "Upgrade": "h2c", "HTTP2-Settings": "AAM"}

    answer = acme.post("/projects", json={"name": "Kept"}, headers=headers)

    assert (answer.status_code, answer.json()["data"]["name"]) == (201, "Kept")
    (noted,) = httpx.get(f"{mock.root}/_understudy/journal", trust_env=False).json()
    assert ["upgrade", "h2c"] in noted["request"]["headers"]


@pytest.mark.parametrize(
    "line",
    [
        b"FOO /v1/info HTTP/1.1\r\nHost: localhost",
        "GET /v1/é HTTP/1.1\r\nHost: localhost".encode(),
        b"GET http://127.0.0.1/v1/info HTTP/1.1\r\nHost x",
        b"GET /%761/info HTTP/1.1\r\nHost x",
        b"GET /v1/info\r\nHost: x",
    ],
    ids=["method", "path", "absolute", "percent", "no version"],
)
def test_the_api_is_known_from_any_form_of_its_path(mock: Understudy, line: bytes) -> None:
    assert b'"status":"error"' in exchange(mock, line + b"\r\n\r\n")


def status_of(answer: bytes) -> int:
    """Return the status of an answer, 0 where there is none."""
    return int(answer.split(b" ", 2)[1]) if answer else 0


def test_a_body_is_kept_wherever_its_head_is_cut(mock: Understudy, acme: httpx.Client) -> None:
    offer = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAM\r\n"
    raw = CREATE + offer + b'Content-Length: 15\r\n\r\n{"name": "Cut"}'
    port = httpx.URL(mock.root).port

    for place in range(1, len(raw)):
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.sendall(raw[:place])
            connection.sendall(raw[place:])
            assert status_of(connection.recv(65536)) == 201, place

    names = [project["name"] for project in acme.get("/projects").json()["data"]]
    assert names.count("Cut") == len(raw) - 1


def test_a_pipelined_offer_to_upgrade_does_not_swallow_its_body(mock: Understudy) -> None:
    raw = CREATE + b'Connection: upgrade\r\nUpgrade: h2c\r\nContent-Length: 13\r\n\r\n{"name": "A"}'

    answers = exchange(mock, raw + raw)

    assert answers.count(b"HTTP/1.1 201 ") == 2


def test_a_head_that_is_too_large_is_refused_in_the_envelope(mock: Understudy) -> None:
    raw = b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"x" * 70_000 + b"\r\n\r\n"

    head, _, body = exchange(mock, raw).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 431 ")
    assert b'"status":"error"' in body


def test_a_head_that_does_not_come_is_not_waited_for(
    mock: Understudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Protocol, "head_seconds", 0.05)
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(b"GET /v1/info HTTP/1.1\r\nHost:")
        answer = connection.recv(65536)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as silent:
        nothing = silent.recv(65536)

    assert status_of(answer) == 408
    assert b'"status":"error"' in answer
    assert nothing == b""


@pytest.mark.parametrize("hosts", [b"", b"Host: localhost\r\nHost: y\r\n"], ids=["none", "two"])
def test_a_request_names_its_host_once(mock: Understudy, hosts: bytes) -> None:
    answer = exchange(mock, b"GET /v1/info HTTP/1.1\r\n" + hosts + b"\r\n")

    assert status_of(answer) == 400
    assert b"request must name its host, once" in answer


@pytest.mark.parametrize("headers", [b"", b"Prefer: delay=30\r\n"], ids=["at once", "delayed"])
@pytest.mark.parametrize("method", [b"HEAD", b"GET"])
def test_who_sends_no_more_is_answered(mock: Understudy, method: bytes, headers: bytes) -> None:
    raw = CREATE.replace(b"POST /v1/projects", method + b" /v1/info") + headers + b"\r\n"

    answers = [status_of(exchange(mock, raw)) for _ in range(20)]

    assert answers == [200] * 20


@pytest.mark.parametrize(
    "part",
    [b"0\r\nX-T: " + b"y" * 70_000, b"0\r\n" + b"X-T: 1\r\n" * 9_000, b"5;x=" + b"y" * 70_000],
    ids=["a trailer", "trailers", "an extension"],
)
def test_trailers_and_extensions_have_the_bound_of_a_head(mock: Understudy, part: bytes) -> None:
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(CREATE + b"Transfer-Encoding: chunked\r\n\r\n" + part)
        answer = connection.recv(65536)

    assert status_of(answer) == 431
    assert b'"status":"error"' in answer


def test_who_takes_no_answers_is_not_read_on(mock: Understudy) -> None:
    ask = b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\n\r\n" * 1000
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as deaf:
        deaf.settimeout(0.5)
        sent = 0
        with suppress(TimeoutError):
            while sent < 200_000_000:
                sent += deaf.send(ask)

    assert sent < 50_000_000
