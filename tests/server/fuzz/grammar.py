"""Makes connections for the fuzzer: requests of all kinds, and how they are cut into packets."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from tests.server.fuzz import payloads, promises, targets
from tests.server.fuzz.places import CONTROL, Places, path_of

METHODS = (b"GET", b"GET", b"POST", b"POST", b"HEAD", b"PUT", b"PATCH", b"DELETE", b"OPTIONS")
ODD_METHODS = (b"FOO", b"get", b"TRACE", b"CONNECT", b"PRI", b"G\x00T", b"", b"PROPFIND", b"M" * 70)
VERSIONS = (b"HTTP/1.0", b"HTTP/1.2", b"HTTP/2.0", b"HTTP/0.9", b"HTTP/1", b"http/1.1", b"")
HOSTS = (b"127.0.0.1", b"localhost:8000")
NOISE: tuple[tuple[bytes, bytes], ...] = (
    (b"Connection", b"close"),
    (b"Connection", b"keep-alive"),
    (b"Connection", b"Upgrade, HTTP2-Settings"),
    (b"Upgrade", b"h2c"),
    (b"uPGRADE", b"websocket"),
    (b"HTTP2-Settings", b"AAMAAABkAARAAAAAAAIAAAAA"),
    (b"Expect", b"100-continue"),
    (b"X-Empty", b""),
    (b"X-Text", "Grüße".encode()),
    (b"X-Text", b"\xff\xfe \t\x80"),
    (b"X-Noise", b"x" * 3000),
    (b"ACCEPT", b"*/*"),
    (b"Cookie", b"a=b; c=d"),
)
ODD_HEADERS = (
    b"X-Fold: a\r\n b",
    b"X-Space : a",
    b" X-Lead: a",
    b"no colon",
    b": no name",
    b"X-\xc3\xa9: a",
    b"X-NUL: a\x00b",
    b"X-Bell: \x07",
    b"X-CR: a\rb",
    b"X-LF: a\nX-More: b",
    b"Host: 127.0.0.1",
    b"Host:",
    b"Authorization: Bearer wrong",
    b"Accept: text/html",
    b"Origin: http://elsewhere.example",
    b"If-None-Match: *",
    b"Prefer: code=404",
    b"Content-Encoding: br",
    b"Content-Type: text/plain; charset=latin-1",
    b"Content-Type:",
    b"Expect: magic",
    b"Transfer-Encoding: identity",
    b"X-Forwarded-For: " + b"1, " * 2000,
    b"X-Long: " + b"x" * 66_000,
)
# Another write there could change the answers that are promised, as a fault does.
WRITES = (b"POST", b"PUT", b"DELETE", b"PATCH")
HARMLESS = (
    b"POST /_understudy/health",
    b"POST /_understudy/keys",
    b"POST /_understudy/keys/x/revoke",
    b"POST /_understudy/webhooks/x/test",
    b"POST /_understudy/staging/planado/x",
    b"DELETE /_understudy/faults/x",
    b"DELETE /_understudy/journal",
    b"DELETE /_understudy/spaces/x",
    b"PATCH /_understudy/clock",
)


@dataclass(frozen=True)
class Connection:
    """The bytes of a connection, where they are cut, and whether the client ends its side."""

    octets: bytes
    cuts: tuple[int, ...] = ()
    ends: bool = True
    is_slow: bool = False
    requests: int = 1

    def packets(self) -> list[bytes]:
        """Return the bytes as they are sent."""
        places = [0, *self.cuts, len(self.octets)]
        return [self.octets[a:b] for a, b in pairwise(places) if a < b]


def connection(seed: int, number: int, places: Places) -> Connection:
    """Return the connection of this number, the same for the same seed."""
    chance = Random(f"{seed} {number}")
    count = 1 if chance.random() < 0.5 else chance.randrange(2, 6)
    octets = b"".join(
        request(chance, places, b"n%dx%d" % (number, place)) for place in range(count)
    )
    if chance.random() < 0.1:
        octets = octets[: chance.randrange(len(octets))] or b"\r\n"
    most = chance.choice((0, 1, 1, 2, 3, 8))
    cuts = tuple(sorted(chance.randrange(len(octets)) for _ in range(most)))
    return Connection(octets, cuts, chance.random() < 0.6, chance.random() < 0.3, count)


def request(chance: Random, places: Places, token: bytes) -> bytes:
    """Return a request: a plain one, a wild one, or a plain one with some bytes changed."""
    kind = chance.random()
    made = plain(chance, token) if kind < 0.6 else wild(chance, places, token)
    made = mutated(chance, made) if kind > 0.85 or kind < 0.1 else made
    return chance.choice((b"", b"", b"", b"", b"\r\n", b"\r\n\r\n")) + made


def plain(chance: Random, token: bytes) -> bytes:
    """Return a well-formed request whose answer is known."""
    headers = [(b"Host", chance.choice(HOSTS)), *chance.sample(NOISE, chance.choice((0, 0, 1, 3)))]
    is_write = chance.random() < 0.6
    target = chance.choice([*(promises.WRITES if is_write else promises.READS)])
    secret = (promises.WRITES if is_write else promises.READS)[target]
    if secret:
        value = promises.RIGHT[secret]
        value = chance.choice(promises.WRONG) if chance.random() < 0.1 else value
        headers.append((secret.title() if chance.random() < 0.5 else secret, value))
    sent = b""
    if is_write:
        headers.append((b"Content-Type", b"application/json"))
        body = payloads.named(token)
        if chance.random() < 0.1:
            headers.append((b"Content-Encoding", b"gzip"))
            body = payloads.packed(body)
        framing, sent = payloads.framed(chance, body)
        headers += framing
    chance.shuffle(headers)
    method = b"POST" if is_write else chance.choice((b"GET", b"GET", b"HEAD"))
    return written(method + b" " + target + b" HTTP/1.1", headers, sent)


def wild(chance: Random, places: Places, token: bytes) -> bytes:
    """Return a request in which anything may be odd or wrong."""
    method = chance.choice(METHODS if chance.random() < 0.85 else ODD_METHODS)
    target = (targets.route if chance.random() < 0.75 else targets.odd)(chance, places)
    if method in WRITES and places.within(path_of(target)).startswith(CONTROL):
        method, target = chance.choice(HARMLESS).split()
    version = b"HTTP/1.1" if chance.random() < 0.85 else chance.choice(VERSIONS)
    headers = [(b"Host", chance.choice(HOSTS))] if chance.random() < 0.95 else []
    headers += [(name.title(), value) for name, value in promises.RIGHT.items() if name]
    headers += chance.sample(NOISE, chance.choice((0, 1, 3)))
    sent = b""
    if chance.random() < 0.5:
        headers.append((b"Content-Type", b"application/json"))
        is_true = chance.random() < 0.6
        way = payloads.framed if is_true else payloads.misframed
        framing, sent = way(chance, payloads.document(chance, token))
        headers += framing
    chance.shuffle(headers)
    extra = [chance.choice(ODD_HEADERS)] if chance.random() < 0.3 else []
    return written(b" ".join((method, target, version)), headers, sent, extra)


def written(
    line: bytes, headers: Sequence[tuple[bytes, bytes]], body: bytes, extra: Sequence[bytes] = ()
) -> bytes:
    """Return a request as bytes."""
    lines = [line, *(name + b": " + value for name, value in headers), *extra]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def mutated(chance: Random, octets: bytes) -> bytes:
    """Return bytes with one to three changes."""
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(octets) + 1)
        size = chance.choice((1, 1, 1, 2, 10))
        piece = bytes([chance.choice((*b"\r\n\x00 :,/%;\t\xff", chance.randrange(256)))])
        other = chance.choice((b"", piece, piece, octets[at : at + 20] * 2))
        octets = octets[:at] + other + octets[at + chance.choice((0, size)) :]
    return octets or b"\n"
