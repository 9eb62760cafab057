"""Connections below HTTPS: what speaks no TLS, and who stays when the server stops."""

import socket
import ssl

import httpx
import pytest
from tests.cli.serving import ACME, Serving, serving
from tests.pems import Pems

INFO = b"GET /v1/info HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + ACME.encode()


def connect(served: Serving, pems: Pems) -> ssl.SSLSocket:
    """Connect below HTTP, with TLS."""
    return pems.trust.wrap_socket(plain(served), server_hostname="127.0.0.1")


def plain(served: Serving) -> socket.socket:
    """Connect below TLS."""
    return socket.create_connection(("127.0.0.1", httpx.URL(served.url).port or 0), timeout=10)


@pytest.mark.parametrize("octets", [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\x00" * 100, b""])
def test_what_is_no_tls_is_let_go_without_a_word(pems: Pems, octets: bytes) -> None:
    with serving(*pems.options) as mock:
        with plain(mock) as stranger:
            stranger.sendall(octets)
            stranger.shutdown(socket.SHUT_WR)
            stranger.recv(1000)
        answer = httpx.get(f"{mock.url}/_understudy/health", verify=pems.trust, trust_env=False)
        ended = mock.stop()

    assert answer.status_code == 200
    assert (ended.code, ended.errors) == (0, "")


def test_no_connection_holds_up_the_end(pems: Pems) -> None:
    with serving(*pems.options) as mock:
        idle, deaf, waiting = (connect(mock, pems) for _ in range(3))
        waiting.sendall(INFO + b"\r\nPrefer: delay=60000\r\n\r\n")
        deaf.sendall(b"GET /docs.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 500)
        deaf.recv(1)
        with idle, deaf, waiting, plain(mock):
            ended = mock.stop()
            answer = waiting.recv(65536)

    assert answer.startswith(b"HTTP/1.1 503 ")
    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2
