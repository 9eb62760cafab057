"""What is no request gets an answer of its own, in its turn, after which the connection ends."""

import socket
from collections import deque
from itertools import repeat

import httpx
import pytest
from tests.conftest import key
from tests.server.http.test_wire import CREATE, exchange, status_of

from understudy.server.http.protocol import Protocol
from understudy.testing import Understudy

INFO = (
    b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
    + key("1").encode()
    + b"\r\n\r\n"
)
HALF = CREATE + b"Content-Length: 100\r\n\r\n{"
BAD_CHUNK = CREATE + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"
LONG = b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"x" * 70_000 + b"\r\n\r\n"
HOSTLESS = b"GET /v1/info HTTP/1.1\r\n\r\n"


def statuses_of(answers: bytes) -> list[int]:
    """Return the status of each answer."""
    return [int(part[:3]) for part in answers.split(b"HTTP/1.1 ")[1:]]


@pytest.mark.parametrize(
    ("bad", "status"),
    [(b"GARBAGE\r\n\r\n", 400), (HOSTLESS, 400), (BAD_CHUNK, 400), (LONG, 431)],
    ids=["garbage", "no host", "chunk", "long"],
)
def test_what_follows_good_requests_is_refused_after_their_answers(
    mock: Understudy, bad: bytes, status: int
) -> None:
    answers = exchange(mock, INFO + INFO + bad)

    assert statuses_of(answers) == [200, 200, status]
    assert answers.count(b"connection: close") == 1


def test_what_follows_what_is_refused_has_no_answer(mock: Understudy) -> None:
    assert statuses_of(exchange(mock, INFO + HOSTLESS + LONG + INFO)) == [200, 400]


def test_what_follows_the_last_request_has_no_answer(mock: Understudy) -> None:
    last = INFO[:-2] + b"Connection: close\r\n\r\n"

    assert statuses_of(exchange(mock, last + HOSTLESS)) == [200]


def test_what_follows_a_request_answered_before_its_body_is_refused(mock: Understudy) -> None:
    early = b"POST /docs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n"
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(early)
        first = connection.recv(65536)
        connection.sendall(b"body" + HOSTLESS)
        second = connection.recv(65536)

    assert (status_of(first), status_of(second)) == (405, 400)


def test_who_ends_in_a_body_is_answered_what_was_asked_before(mock: Understudy) -> None:
    assert statuses_of(exchange(mock, INFO + INFO + HALF)) == [200, 200]


def test_a_refused_head_request_gets_no_body(mock: Understudy) -> None:
    answer = exchange(mock, HOSTLESS.replace(b"GET", b"HEAD"))

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.endswith(b"\r\n\r\n")


def test_the_api_of_a_space_refuses_in_its_own_words(mock: Understudy) -> None:
    with mock.spaces.open() as space:
        path = httpx.URL(space.url("productionplanner")).raw_path

        answer = exchange(mock, HOSTLESS.replace(b"/v1", path))

    assert b'"status":"error"' in answer


def test_a_path_is_not_read_without_its_tab(mock: Understudy) -> None:
    answer = exchange(mock, b"GET /\tv1/info HTTP/1.1\r\nHost: localhost\r\n\r\n")

    assert answer.endswith(b'{"error":"request must be valid HTTP"}')


@pytest.mark.parametrize("blanks", [b" ", b"\t", b" \t "], ids=["space", "tab", "both"])
def test_blanks_behind_a_value_are_none_of_it(mock: Understudy, blanks: bytes) -> None:
    host = b"Host: 127.0.0.1" + blanks

    answer = exchange(mock, b"GET /_understudy/health HTTP/1.1\r\n" + host + b"\r\n\r\n")

    assert status_of(answer) == 200


def test_a_body_of_which_nothing_comes_is_not_waited_for(
    mock: Understudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Protocol, "body_seconds", 0.05)
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(INFO + HALF)
        answers = b""
        while part := connection.recv(65536):
            answers += part

    assert statuses_of(answers) == [200, 408]
    assert b"Nothing of the request's body came for 0.05 seconds" in answers


def test_a_body_that_is_not_asked_for_yet_is_waited_for(
    mock: Understudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Protocol, "body_seconds", 0.5)
    expecting = b"Prefer: delay=600\r\nExpect: 100-continue\r\nContent-Length: 13\r\n\r\n"
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(CREATE + expecting)
        go_on = connection.recv(65536)
        connection.sendall(b'{"name": "A"}')
        answer = connection.recv(65536)

    assert (status_of(go_on), status_of(answer)) == (100, 201)


def test_a_long_answer_arrives_before_the_connection_ends(
    mock: Understudy, acme: httpx.Client
) -> None:
    acme.post("/projects", json={"name": "x" * 3_000_000})
    ask = INFO.replace(b"/info", b"/projects")
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(ask + HOSTLESS)
        connection.recv(1, socket.MSG_PEEK)
        # Unread by the server: it would reset a connection that it closed at once.
        connection.sendall(INFO)
        answers = b""
        while part := connection.recv(65536):
            answers += part

    assert statuses_of(answers) == [200, 400]
    assert len(answers) > 3_000_000


def test_who_does_not_end_their_side_is_let_go(
    mock: Understudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("understudy.server.http.wire.LINGER_SECONDS", 0.05)
    port = httpx.URL(mock.root).port

    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(HOSTLESS)
        while connection.recv(65536):
            pass
        # It is closed once what comes is answered with a reset.
        endless = map(connection.send, repeat(b"x"))
        with pytest.raises(ConnectionError):
            deque(endless, maxlen=0)
