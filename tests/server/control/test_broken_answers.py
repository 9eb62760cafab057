"""Answers that go wrong on their way, by a fault and by the header Prefer alike."""

import json
import socket
from collections.abc import Callable, Mapping
from time import monotonic

import httpx
import pytest
from tests.conftest import key

from understudy.testing import Understudy

Ask = Callable[[Mapping[str, object]], Mapping[str, str]]
REQUEST = "GET /v1/info HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n{more}\r\n"


@pytest.fixture(params=["fault", "Prefer"])
def ask(request: pytest.FixtureRequest, control: httpx.Client) -> Ask:
    """Ask for effects in one of the two ways; returns the headers to send."""

    def by_fault(effects: Mapping[str, object]) -> Mapping[str, str]:
        answer = control.post("/faults", json={**effects, "times": 1})
        assert answer.status_code == 201, answer.text
        return {}

    def by_preference(effects: Mapping[str, object]) -> Mapping[str, str]:
        names = {"delay_ms": "delay", "status": "code"}
        parts = [
            names.get(name, name) + ("" if value is True else f"={value}")
            for name, value in effects.items()
        ]
        return {"Prefer": ", ".join(parts)}

    return by_fault if request.param == "fault" else by_preference


def connect(mock: Understudy) -> socket.socket:
    """Connect to a stand-in below HTTP."""
    line = socket.create_connection(("127.0.0.1", int(mock.root.rpartition(":")[2])))
    line.settimeout(30)
    return line


def sent(headers: Mapping[str, str], start: str = REQUEST) -> bytes:
    """Return a request as it is written."""
    more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return start.format(key=key("1"), more=more).encode()


def received(line: socket.socket) -> bytes:
    """Return all that comes until the end."""
    parts = []
    while part := line.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def test_a_reset_is_one_and_no_end(ask: Ask, mock: Understudy) -> None:
    headers = ask({"reset": True})

    with connect(mock) as line:
        line.sendall(sent(headers))
        with pytest.raises(ConnectionResetError):
            line.recv(1)


def test_a_drop_is_an_end_and_no_reset(ask: Ask, mock: Understudy) -> None:
    headers = ask({"drop": True})

    with connect(mock) as line:
        line.sendall(sent(headers))
        assert line.recv(1) == b""


def test_a_call_that_is_reset_changes_nothing(
    ask: Ask, acme: httpx.Client, control: httpx.Client
) -> None:
    before = acme.get("/projects").content
    headers = ask({"reset": True})

    with pytest.raises(httpx.ReadError):
        acme.post("/projects", json={"name": "Lost"}, headers=headers)

    assert acme.get("/projects").content == before
    assert control.get("/journal?method=POST").json()[0]["status"] == 0


@pytest.mark.parametrize("effects", [{"trickle_ms": 300}, {"bytes_per_second": 300}])
def test_a_body_comes_bit_by_bit_and_whole(
    ask: Ask, acme: httpx.Client, control: httpx.Client, effects: dict[str, int]
) -> None:
    whole = acme.get("/info")
    headers = ask(effects)
    begun = monotonic()

    with acme.stream("GET", "/info", headers=headers) as answer:
        parts = [*answer.iter_raw()]

    assert b"".join(parts) == whole.content
    assert len(parts) > 3
    assert monotonic() - begun >= 0.25
    assert control.get("/journal").json()[-1]["response"]["body"] == whole.text


def test_half_a_body_is_malformed_and_its_length_is_right(ask: Ask, acme: httpx.Client) -> None:
    whole = acme.get("/info").content

    answer = acme.get("/info", headers=ask({"malformed": "cut"}))

    assert answer.status_code == 200
    assert answer.content == whole[: len(whole) // 2]
    assert answer.headers["content-type"] == "application/json"
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_garbage_is_no_text(ask: Ask, acme: httpx.Client) -> None:
    whole = acme.get("/info").content

    answer = acme.get("/info", headers=ask({"malformed": "garbage"}))

    assert len(answer.content) == len(whole)
    with pytest.raises(UnicodeDecodeError):
        answer.content.decode()


def test_a_body_may_be_called_what_it_is_not(ask: Ask, acme: httpx.Client) -> None:
    whole = acme.get("/info").content

    answer = acme.get("/info", headers=ask({"malformed": "content_type"}))

    assert (answer.content, answer.headers.get_list("content-type")) == (
        whole,
        ["text/html; charset=utf-8"],
    )


def test_what_has_no_body_stays_without_one(ask: Ask, acme: httpx.Client) -> None:
    answer = acme.head("/info", headers=ask({"malformed": "garbage"}))

    assert (answer.status_code, answer.content) == (200, b"")


def test_a_refusal_is_malformed_too(ask: Ask, acme: httpx.Client) -> None:
    answer = acme.get("/projects/p_nowhere", headers=ask({"malformed": "cut"}))

    assert answer.status_code == 404
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_a_status_may_be_malformed_and_slow(ask: Ask, acme: httpx.Client) -> None:
    asked = {"status": 401, "malformed": "content_type", "trickle_ms": 20, "delay_ms": 1}

    answer = acme.get("/info", headers=ask(asked))

    assert (answer.status_code, answer.headers["content-type"]) == (401, "text/html; charset=utf-8")


def test_a_slow_answer_may_be_cut_short(ask: Ask, acme: httpx.Client) -> None:
    whole = acme.get("/info").content
    headers = ask({"truncate": True, "trickle_ms": 60})
    parts: list[bytes] = []

    with (
        pytest.raises(httpx.RemoteProtocolError),
        acme.stream("GET", "/info", headers=headers) as answer,
    ):
        parts.extend(answer.iter_raw())

    assert b"".join(parts) == whole[: len(whole) // 2]


def test_an_upload_is_refused_before_it_is_read(
    ask: Ask, mock: Understudy, control: httpx.Client
) -> None:
    headers = {**ask({"status": 400, "unread": True}), "Content-Length": "1000000"}
    start = REQUEST.replace("GET /v1/info", "POST /v1/projects")

    with connect(mock) as line:
        line.sendall(sent({**headers, "Expect": "100-continue"}, start))
        line.sendall(b"{")
        answer = received(line)

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"connection: close" in head.lower()
    assert json.loads(body)["status"] == "error"
    assert control.get("/journal").json()[-1]["request"]["body"] == ""


def test_a_client_that_leaves_is_not_sent_the_rest(
    ask: Ask, mock: Understudy, control: httpx.Client
) -> None:
    headers = ask({"bytes_per_second": 2})
    with connect(mock) as line:
        line.sendall(sent(headers))
        line.recv(1)

    while control.get("/journal/count").json() == {"count": 0}:
        pass

    assert control.get("/journal").json()[0]["duration_ms"] < 20_000


@pytest.mark.parametrize(
    ("preference", "error"),
    [
        ("malformed=html", "Prefer malformed must be one of cut, garbage, content_type"),
        ("trickle_ms=x", "Prefer trickle_ms must be milliseconds, at most 60000"),
        ("bytes_per_second=0", "Prefer bytes_per_second must be bytes a second, from 1"),
        ("delay=1, delay_sigma=11", "Prefer delay_sigma must be a number from 0 to 10"),
        ("reset=1", "Prefer reset takes no value"),
        ("drop, reset", "must hold only one of drop, reset, truncate, malformed"),
        ("delay=9, delay_max_ms=8", "delay_max_ms must be no less than delay_ms"),
        ("code=401, drop", "must hold only one of status, drop, reset"),
        ("unread", "must hold status, where it holds message, retry_after or unread"),
        ("rest", "did you mean reset?"),
    ],
)
def test_a_preference_that_makes_no_sense_is_refused(
    acme: httpx.Client, preference: str, error: str
) -> None:
    answer = acme.get("/info", headers={"Prefer": preference})

    assert answer.status_code == 400
    assert error in answer.json()["message"]
