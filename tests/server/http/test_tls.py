"""A connection under TLS: bounds, ends, faults and flow hold as they do without it."""

import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from tests.conftest import key
from tests.pems import Pems, write_pems

from understudy.server.http import tls
from understudy.server.http.protocol import Protocol
from understudy.testing import Control, Understudy, Unreachable

PART = 65_536
INFO = (
    b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key("1").encode()
) + b"\r\n"
CREATE = INFO.replace(b"GET /v1/info", b"POST /v1/projects")


@pytest.fixture(scope="module")
def serving(pems: Pems) -> Iterator[Understudy]:
    """A stand-in that speaks TLS, in this process."""
    with Understudy(apis=("productionplanner",), tls_cert=pems.certificate, tls_key=pems.key) as it:
        yield it


@pytest.fixture
def sealed(serving: Understudy) -> Understudy:
    """It, back at the start."""
    serving.reset()
    return serving


@pytest.fixture
def acme(sealed: Understudy, pems: Pems) -> Iterator[httpx.Client]:
    """A client with Acme's first key, which trusts the authority."""
    headers = {"Authorization": f"Bearer {key('1')}"}
    with httpx.Client(
        base_url=sealed.url("productionplanner"), headers=headers, verify=pems.trust, timeout=10
    ) as acme:
        yield acme


def plain(mock: Understudy) -> socket.socket:
    """Connect below TLS."""
    return socket.create_connection(("127.0.0.1", httpx.URL(mock.root).port or 0), timeout=5)


def connect(mock: Understudy, pems: Pems) -> ssl.SSLSocket:
    """Connect, and shake hands."""
    return pems.trust.wrap_socket(plain(mock), server_hostname="localhost")


def below(connection: ssl.SSLSocket) -> socket.socket:
    """Return what a connection stands on; it is of no use any more by itself."""
    raw = socket.socket(fileno=connection.detach())
    raw.settimeout(5)
    return raw


def all_of(connection: socket.socket) -> bytes:
    """Return what comes until the server closes."""
    received = b""
    while part := connection.recv(PART):
        received += part
    return received


def test_a_handshake_that_is_never_finished_is_not_waited_for(
    pems: Pems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls, "HANDSHAKE_SECONDS", 0.05)
    hello = b"\x16\x03\x01\x02\x00\x01\x00"

    with Understudy(tls_cert=pems.certificate, tls_key=pems.key) as mock:
        for sent in (b"", hello):
            with plain(mock) as stranger:
                stranger.sendall(sent)
                assert stranger.recv(PART) == b""


def test_a_head_that_does_not_come_is_not_waited_for(
    sealed: Understudy, pems: Pems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Protocol, "head_seconds", 0.05)

    with connect(sealed, pems) as slow:
        slow.sendall(INFO[:30])
        late = all_of(slow)
    # Not the goodbye of TLS alone: what lies below it is closed.
    with below(connect(sealed, pems)) as silent:
        all_of(silent)

    assert late.startswith(b"HTTP/1.1 408 ")
    assert b'"status":"error"' in late


def test_a_head_that_is_too_large_is_refused_in_the_envelope(
    sealed: Understudy, pems: Pems
) -> None:
    with connect(sealed, pems) as connection:
        connection.sendall(INFO + b"X-Long: " + b"x" * 70_000)
        answer = all_of(connection)

    assert answer.startswith(b"HTTP/1.1 431 ")
    assert b'"status":"error"' in answer


def test_a_body_is_kept_wherever_its_record_is_cut(sealed: Understudy, pems: Pems) -> None:
    raw = CREATE + b'Content-Type: application/json\r\nContent-Length: 15\r\n\r\n{"name": "Cut"}'

    with connect(sealed, pems) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for place in range(1, len(raw)):
            # Each write is a record of its own.
            connection.sendall(raw[:place])
            connection.sendall(raw[place:])
            assert connection.recv(PART).startswith(b"HTTP/1.1 201 "), place


def test_a_large_body_and_a_large_answer_pass(acme: httpx.Client, sealed: Understudy) -> None:
    large = "x" * 5_000_000

    made = acme.post("/projects", json={"name": large})

    assert made.json()["data"]["name"] == large
    assert sealed.journal.list()[-1].request.json() == {"name": large}


def test_who_takes_no_answers_is_not_read_on(sealed: Understudy, pems: Pems) -> None:
    with connect(sealed, pems) as deaf:
        deaf.settimeout(0.5)
        sent = 0
        with suppress(TimeoutError):
            while sent < 100_000_000:
                sent += deaf.send((INFO + b"\r\n") * 1000)

    assert sent < 50_000_000


def test_an_answer_that_was_asked_for_to_be_the_last_is_whole(
    sealed: Understudy, pems: Pems
) -> None:
    ask = b"GET /docs.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    with connect(sealed, pems) as connection:
        connection.sendall(ask)
        head, _, body = all_of(connection).partition(b"\r\n\r\n")

    assert b"content-length: %d" % len(body) in head
    assert len(body) > 50_000


def test_a_client_that_says_goodbye_is_let_go_without_a_word(
    sealed: Understudy, pems: Pems, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for say in (INFO + b"\r\n", INFO, b""):
            with connect(sealed, pems) as connection:
                connection.sendall(say)
                # The end of the stream below, and TLS's own.
                with below(connection) as raw:
                    raw.shutdown(socket.SHUT_WR)
                    all_of(raw)
            with connect(sealed, pems) as connection:
                connection.sendall(say)
                with suppress(ssl.SSLError):
                    connection.unwrap()

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("fault", ["drop", "truncate"])
def test_a_connection_is_broken_on_purpose(
    acme: httpx.Client, sealed: Understudy, fault: str
) -> None:
    sealed.faults.add(times=1, **{fault: True})  # type: ignore[arg-type]  # one of the two

    with pytest.raises(httpx.RemoteProtocolError):
        acme.get("/info")

    assert acme.get("/info").status_code == 200


def test_http_2_is_not_spoken_where_it_is_offered(sealed: Understudy, pems: Pems) -> None:
    trust = pems.trust
    trust.set_alpn_protocols(["h2", "http/1.1"])

    with trust.wrap_socket(plain(sealed), server_hostname="localhost") as connection:
        assert connection.selected_alpn_protocol() == "http/1.1"


def test_a_space_is_steered_over_tls_too(sealed: Understudy, pems: Pems) -> None:
    with Control(sealed.root, ca_file=pems.authority) as remote, remote.spaces.open() as space:
        space.clock.freeze("2030-01-01T00:00:00Z")
        url = space.url("productionplanner")

        assert space.clock.is_frozen()
        assert url.startswith("https://127.0.0.1:")
        assert httpx.get(f"{url}/info", verify=pems.trust).status_code == 401
        assert space.journal.list()[0].curl == f"curl {url}/info"


def test_a_control_that_does_not_know_the_authority_says_so(sealed: Understudy) -> None:
    with Control(sealed.root) as remote, pytest.raises(Unreachable, match="TLS: certificate"):
        remote.reset()


def test_a_certificate_of_another_host_is_served_all_the_same(tmp_path: Path) -> None:
    other = write_pems(tmp_path, "api.vendor.example")

    with Understudy(tls_cert=other.certificate, tls_key=other.key) as mock:
        mock.reset()
        with pytest.raises(httpx.ConnectError, match="IP address mismatch"):
            httpx.get(mock.root, verify=other.trust)
