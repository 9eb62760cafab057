"""An exchange of the journal as JSON: request, answer, and the shell line that sends it again."""

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any

import orjson

from understudy.server.control.curl import curl_line
from understudy.server.control.masks import Mask, Shown
from understudy.server.control.written import listed, quoted
from understudy.server.state.journal import Entry
from understudy.server.state.rows import Beginning, size_of
from understudy.server.world import World

# What an exchange takes beside its headers and texts, in nanoseconds.
AN_EXCHANGE = 45_000


def exchange(entry: Entry, mask: Mask, world: World, most: float = inf) -> Iterator[bytes]:
    """Yield the JSON of an entry; `world` is the space that it happened in.

    Of bodies, little more than the first `most` characters are shown, never a part of a secret.
    """
    # They stand there twice: what it takes to mask them is taken once.
    headers: list[Shown] = []
    body: list[str] = []
    *first, end = line(entry, mask)
    yield from first
    yield end[:-1] + b',"request":{"headers":'
    yield from listed(pairs(mask.headers(entry, entry.request_headers), headers))
    yield b',"body":'
    yield from quoted(
        noted(first_of(mask.body(entry, entry.request_body), most), body), mask.effort
    )
    yield size_noted(entry.request_body)
    yield b'},"response":{"headers":'
    yield from listed(pairs(mask.headers(entry, entry.response_headers), []))
    yield b',"body":'
    yield from quoted(first_of(mask.body(entry, entry.response_body), most), mask.effort)
    yield size_noted(entry.response_body)
    yield b'},"curl":'
    yield from quoted(curl_line(entry, mask, world, headers, body), mask.effort)
    yield b"}"


def size_noted(body: bytes) -> bytes:
    """Return what tells of a body that only its beginning was kept."""
    return b',"size":%d' % size_of(body) if isinstance(body, Beginning) else b""


def line(entry: Entry, mask: Mask) -> Iterator[bytes]:
    """Yield the JSON of what tells an entry from others, without what was sent."""
    mask.effort.spent += AN_EXCHANGE
    first: dict[str, Any] = {
        "number": entry.number,
        "at": entry.at,
        "api": entry.api,
        "operation": entry.operation,
        "method": entry.method,
    }
    yield orjson.dumps(first)[:-1] + b',"path":'
    yield from quoted(mask.parts(entry, entry.path), mask.effort)
    yield b',"query":'
    yield from quoted(mask.parts(entry, entry.query), mask.effort)
    last: dict[str, Any] = {
        "status": entry.status,
        "duration_ms": round(entry.duration_ms, 3),
        "key": entry.key,
        "faults": entry.faults,
    }
    yield b"," + orjson.dumps(last)[1:]


def pairs(
    batches: Iterable[Sequence[Shown]], notes: list[Shown]
) -> Iterator[Sequence[tuple[str, str]]]:
    """Yield headers as names and values, and keep them."""
    for batch in batches:
        notes += batch
        yield [(name, value) for name, value, _ in batch]


def first_of(texts: Iterable[str], most: float) -> Iterator[str]:
    """Yield texts until they are this long together."""
    for text in texts:
        if most <= 0:
            return
        yield text
        most -= len(text)


def noted(texts: Iterable[str], notes: list[str]) -> Iterator[str]:
    """Yield texts, and keep them."""
    for text in texts:
        notes.append(text)
        yield text
