"""Heads and bodies are found in what arrives, however it is cut into packets."""

from collections.abc import Sequence

import pytest

from understudy.server.http.heads import (
    LARGEST,
    Heads,
    TooLarge,
    legible,
    objection_to,
    without_upgrade,
)

GET = b"GET /v1/info HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /v1/projects HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nContent-Length: 12\r\n\r\n"
CHUNKED = b"POST /v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
CHUNKS = b'5;x=y\r\n{"nam\r\n7\r\ne": ""}\r\n0\r\nTrailer: 1\r\n\r\n'
BODY = b'{"name": ""}'
# What arrives, as heads and bodies in turn.
STREAMS = {
    "read": (GET,),
    "two reads": (GET, b"", GET),
    "write": (POST, BODY),
    "write, then read": (POST, BODY, GET),
    "chunks": (CHUNKED, CHUNKS),
    "chunks, then write": (CHUNKED, CHUNKS, POST, BODY),
    "a body that looks like a head": (POST.replace(b"12", b"%d" % len(GET)), GET, GET),
    "blank lines first": (b"\r\n\r\n", b"", GET),
    "bare newlines": (GET.replace(b"\r", b""), b"", GET),
}


def cut(heads: Heads, packets: Sequence[bytes]) -> list[tuple[bool, bytes]]:
    """Return the heads, and what lies between them, of packets that arrive one after the other."""
    found: list[tuple[bool, bytes]] = []
    for packet in packets:
        for is_head, octets in heads.feed(packet):
            if not is_head and found and not found[-1][0]:
                found[-1] = (False, found[-1][1] + octets)
            else:
                found.append((is_head, octets))
    return found


def parts(stream: Sequence[bytes]) -> list[tuple[bool, bytes]]:
    """Return what is to be found of a stream."""
    return [(place % 2 == 0, part) for place, part in enumerate(stream) if part]


@pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS)
def test_a_stream_is_read_alike_wherever_it_is_cut(stream: Sequence[bytes]) -> None:
    octets = b"".join(stream)

    for place in range(len(octets) + 1):
        assert cut(Heads(), [octets[:place], octets[place:]]) == parts(stream), place


@pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS)
def test_a_stream_is_read_alike_byte_by_byte(stream: Sequence[bytes]) -> None:
    octets = b"".join(stream)

    assert cut(Heads(), [octets[n : n + 1] for n in range(len(octets))]) == parts(stream)


def test_what_can_be_no_request_is_given_on_at_once() -> None:
    assert cut(Heads(), [b"\x16\x03\x01\x02\x00"]) == [(True, b"\x16\x03\x01\x02\x00")]


@pytest.mark.parametrize("step", [LARGEST * 2, 1000])
def test_a_head_beyond_the_bound_is_too_large(step: int) -> None:
    octets = GET[:-2] + b"X: " + b"x" * LARGEST + b"\r\n\r\n"

    with pytest.raises(TooLarge):
        cut(Heads(), [octets[n : n + step] for n in range(0, len(octets), step)])


def test_a_head_within_the_bound_is_taken() -> None:
    octets = GET[:-2] + b"X: " + b"x" * (LARGEST - len(GET) - 5) + b"\r\n\r\n"

    assert cut(Heads(), [octets]) == [(True, octets)]


def test_an_offer_to_upgrade_is_taken_out_and_nothing_else() -> None:
    assert without_upgrade(POST) == POST.replace(b"Upgrade:", b"x-upgrd:")
    assert without_upgrade(GET) == GET


def test_blanks_after_values_are_taken_out_and_no_line_is() -> None:
    head = b"GET / HTTP/1.1\r\nHost: x \t\r\n \t\r\nEmpty: \r\n\r\n"

    assert legible(head) == b"GET / HTTP/1.1\r\nHost: x\r\n \t\r\nEmpty:\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "objection"),
    [
        (GET, ""),
        (b"\r\n", ""),
        (GET.replace(b"Host: x\r\n", b""), "must name its host, once"),
        (GET.replace(b"Host: x\r\n", b"Host: x\r\nhost: y\r\n"), "must name its host, once"),
        (GET.replace(b"1.1", b"1.0").replace(b"Host: x\r\n", b""), ""),
        (b"GET /v1/info HTTP/1.0\r\nVia: a HTTP/1.1\r\n\r\n", ""),
        (GET.replace(b" HTTP/1.1", b""), "must be valid HTTP"),
    ],
    ids=["good", "blank", "no host", "two hosts", "1.0", "a header like a version", "no version"],
)
def test_a_head_says_its_version_and_its_host_once(head: bytes, objection: str) -> None:
    assert objection_to(head) == objection
