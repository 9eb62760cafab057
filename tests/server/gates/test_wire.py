"""What arrives below HTTP's own rules is answered in the API's words too, or does no harm."""

import socket

import httpx
import pytest
from tests.conftest import key

from understudy.testing import Understudy

CREATE = (
    b"POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
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
        b"GET /v1/info HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
        CREATE + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /v1/" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["header", "chunk", "path"],
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


def test_what_follows_a_good_request_does_not_take_its_answer(mock: Understudy) -> None:
    good = CREATE + b'Content-Length: 17\r\n\r\n{"name": "Before"}'.replace(b"17", b"18")

    answer = exchange(mock, good + b"GARBAGE\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 201 ")
    assert b"connection: close" in answer


@pytest.mark.parametrize(
    "line",
    [
        b"FOO /v1/info HTTP/1.1\r\nHost: x",
        "GET /v1/é HTTP/1.1\r\nHost: x".encode(),
        b"GET http://127.0.0.1/v1/info HTTP/1.1\r\nHost x",
        b"GET /%761/info HTTP/1.1\r\nHost x",
    ],
)
def test_the_api_is_known_from_any_form_of_its_path(mock: Understudy, line: bytes) -> None:
    assert b'"status":"error"' in exchange(mock, line + b"\r\n\r\n")
