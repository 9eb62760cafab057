"""Bodies of requests, and the ways to say where they end: right ones, odd ones, wrong ones."""

import gzip
import json
from random import Random

Headers = list[tuple[bytes, bytes]]

DOCUMENTS = (
    b"",
    b"{}",
    b"[]",
    b"null",
    b'{"name": ',
    b'{"name": 1}',
    b'{"name": "\xff"}',
    b'{"name": "\\ud800"}',
    b"\xef\xbb\xbf{}",
    b"[" * 300,
    b'{"date": "2026-06-01"}',
    b'{"description": "Bring a ladder", "nobody": 1}',
    b"name=x&other=y",
    b"GET /v1/info HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"x" * 1000,
)
EXTENSIONS = (b";a", b";a=b", b';a="b;c"', b";a=b;c=d")
TRAILERS = (b"X-T: 1\r\n", b"X-Trailer: a, b\r\nX-Other:\r\n", b"Content-Length: 3\r\n")
WRONG_CHUNKS = (
    b"zz\r\n",
    b"-1\r\n",
    b"5 \r\nabc",
    b"3\r\nabcd\r\n",
    b"\r\n",
    b"5;\x00=\r\nabcde\r\n",
)


def named(token: bytes) -> bytes:
    """Return the JSON of something with a name."""
    return b'{"name": "%b"}' % token


def document(chance: Random, token: bytes) -> bytes:
    """Return some body or other."""
    if chance.random() < 0.6:
        return named(token)
    if chance.random() < 0.03:
        return json.dumps({"name": "x" * chance.randrange(200_000)}).encode()
    return chance.choice(DOCUMENTS)


def framed(chance: Random, body: bytes) -> tuple[Headers, bytes]:
    """Return the headers that say truly where a body ends, and the body as it is sent."""
    if chance.random() < 0.5:
        return [(b"Content-Length", b"%d" % len(body))], body
    return [(chance.choice((b"Transfer-Encoding", b"transfer-encoding")), b"chunked")], chunks(
        chance, body
    )


def chunks(chance: Random, body: bytes) -> bytes:
    """Return a body in chunks of any sizes."""
    sent = b""
    while body:
        step = chance.choice((1, 2, 7, 100, 4096, len(body)))
        piece, body = body[:step], body[step:]
        extension = chance.choice(EXTENSIONS) if chance.random() < 0.2 else b""
        size = chance.choice((b"%x", b"%X", b"0%x", b"00000%x")) % len(piece)
        sent += size + extension + b"\r\n" + piece + b"\r\n"
    trailers = chance.choice(TRAILERS) if chance.random() < 0.2 else b""
    return sent + chance.choice((b"0", b"0", b"00")) + b"\r\n" + trailers + b"\r\n"


def misframed(chance: Random, body: bytes) -> tuple[Headers, bytes]:
    """Return headers that lie about a body, or are none that a server must take."""
    length, coded = b"%d" % len(body), chunks(chance, body)
    near = b"%d" % max(0, len(body) + chance.choice((-3, -1, 1, 5, 1000)))
    wrong = chance.choice(WRONG_CHUNKS)
    return chance.choice(
        (
            ([(b"Content-Length", near)], body),
            ([(b"Content-Length", length), (b"Content-Length", length)], body),
            ([(b"Content-Length", length), (b"content-length", near)], body),
            ([(b"Content-Length", length), (b"Transfer-Encoding", b"chunked")], coded),
            ([(b"Content-Length", chance.choice((b"-1", b"1e3", b"", b"+2", b"9" * 30)))], body),
            (
                [(b"Transfer-Encoding", chance.choice((b"gzip, chunked", b"gzip", b"xchunked")))],
                coded,
            ),
            ([(b"Transfer-Encoding", b"chunked")], wrong + coded),
            ([(b"Transfer-Encoding", b"chunked")], coded[: chance.randrange(len(coded))] + wrong),
            ([], body),
        )
    )


def packed(body: bytes) -> bytes:
    """Return a body in gzip, alike each time."""
    return gzip.compress(body, mtime=0)
