"""What was asked and answered is free at once, without the cyclic collector."""

import gc
import json
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.conftest import START, key
from tests.server.planado.accounts import BRIGHTLINE
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from understudy.server.request.visit import Visit
from understudy.server.state.documents.store import Store
from understudy.testing import Understudy

ACME = f"Authorization: Bearer {key('1')}"
PROJECT = b'{"name": "Summer Tour"}'
# For each gate a call that ends there, and those that go through all of them.
CALLS = {
    "read": ("GET", "/v1/projects", ACME, b""),
    "write": ("POST", "/v1/projects", ACME, PROJECT),
    "head": ("HEAD", "/v1/projects", ACME, b""),
    "no key": ("POST", "/v1/projects", "X-Nothing: 1", PROJECT),
    "no route": ("GET", "/v1/nothing", ACME, b""),
    "no method": ("DELETE", "/v1/info", ACME, b""),
    "no JSON": ("POST", "/v1/projects", ACME, b"{"),
    "no such project": ("GET", "/v1/projects/p_none", ACME, b""),
    "no API": ("GET", "/nowhere", ACME, b""),
    "preferred": ("GET", "/v1/projects", f"{ACME}\r\nPrefer: code=401", b""),
    "delayed": ("GET", "/v1/projects", f"{ACME}\r\nPrefer: delay=1", b""),
    "fault": ("GET", "/v2/jobs", f"X-Planado-API-Key: {BRIGHTLINE}", b""),
    "docs": ("GET", "/docs", "X-Nothing: 1", b""),
    "document": ("GET", "/docs.json", "X-Nothing: 1", b""),
    "control": ("GET", "/_understudy/keys", "X-Nothing: 1", b""),
    "control refuses": ("POST", "/_understudy/faults", "X-Nothing: 1", b"{}"),
    "foreign origin": ("GET", "/_understudy/keys", "Origin: https://a.example", b""),
    "console": ("GET", "/_understudy/console", "X-Nothing: 1", b""),
    "no space": ("GET", "/_understudy/spaces/space_none/v1/info", ACME, b""),
}


@pytest.fixture(scope="module")
def serving() -> Iterator[Understudy]:
    """A stand-in in this process, so that its objects can be counted."""
    apis = ("productionplanner", "planado")
    with Understudy(apis=apis, seed=1, clock=START, journal_entries=10) as mock:
        mock.faults.add(api="planado", status=503)
        yield mock


def talk(mock: Understudy, method: str, path: str, header: str, body: bytes) -> bytes:
    """Send one request on a connection of its own, and return the whole answer."""
    host, _, port = mock.root.removeprefix("http://").partition(":")
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{header}\r\n"
    with closing(socket.create_connection((host, int(port)), timeout=10)) as line:
        line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        return b"".join(iter(lambda: line.recv(65536), b""))


def count(kind: type) -> int:
    """Return how many objects of a kind there are."""
    return sum(type(each) is kind for each in gc.get_objects())


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No cyclic collector, and nothing left for it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.usefixtures("uncollected")
def test_a_request_is_free_when_it_is_answered(
    serving: Understudy, call: tuple[str, str, str, bytes]
) -> None:
    talk(serving, *call)
    before = count(Visit)

    answers = [talk(serving, *call) for _ in range(5)]

    assert all(answers)
    assert count(Visit) <= before


@pytest.mark.usefixtures("uncollected")
def test_a_request_is_free_while_its_connection_stays_open(serving: Understudy) -> None:
    host, _, port = serving.root.removeprefix("http://").partition(":")
    request = f"POST /v1/projects HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\n\r\n{{}}"
    before = count(Visit)

    with closing(socket.create_connection((host, int(port)), timeout=10)) as line:
        line.sendall(request.encode())
        line.recv(65536)
        talk(serving, *CALLS["read"])

        assert count(Visit) <= before


@pytest.mark.usefixtures("uncollected")
def test_what_waits_on_a_connection_is_free_when_it_is_closed(serving: Understudy) -> None:
    host, _, port = serving.root.removeprefix("http://").partition(":")
    ask = f"GET /v1/projects HTTP/1.1\r\nHost: {host}\r\n{ACME}\r\n\r\n".encode()
    before = count(RequestResponseCycle)

    with closing(socket.create_connection((host, int(port)), timeout=10)) as deaf:
        deaf.sendall(ask * 500)
    for _ in range(50):
        talk(serving, *CALLS["read"])

    assert count(RequestResponseCycle) <= before + 2


@pytest.mark.usefixtures("uncollected")
def test_a_space_is_free_when_it_is_ended(serving: Understudy) -> None:
    before = count(Store)

    for _ in range(3):
        opened = talk(serving, "POST", "/_understudy/spaces", "X-Nothing: 1", b"")
        space = json.loads(opened.partition(b"\r\n\r\n")[2])
        talk(serving, "GET", f"{space['path']}/v1/projects", ACME, b"")
        talk(serving, "DELETE", f"/_understudy/spaces/{space['id']}", "X-Nothing: 1", b"")

    assert count(Store) == before
