"""Reads a request's body: JSON whole, strict and never too deep, all else in parts."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import orjson
from starlette.types import Message, Receive, Scope

from understudy.server.request.visit import Visit, header_of
from understudy.server.state.failures import Invalid
from understudy.server.state.rows import HEAD, Beginning

LARGEST = 10 * 1024 * 1024
# orjson reads 1024 levels and writes 254: what is stored must be writable, with its envelope.
DEEPEST = 200
NOTHING = object()


async def read_body(visit: Visit, receive: Receive, largest: int = LARGEST) -> bytes:
    """Return the whole body, however it was sent; Invalid beyond so many bytes."""
    message = await receive()
    if not message.get("more_body"):
        visit.raw = part_of(message)
        return sized(visit.raw, largest)
    chunks = [part_of(message)]
    size = len(chunks[0])
    try:
        while message.get("more_body") and size <= largest:
            message = await receive()
            chunks.append(part_of(message))
            size += len(chunks[-1])
    finally:
        visit.raw = b"".join(chunks)
    return sized(visit.raw, largest)


async def stream_body(
    visit: Visit,
    receive: Receive,
    largest: int,
    take: Callable[[bytes], object],
    too_large: type[Invalid] = Invalid,
) -> int:
    """Hand the body on as it comes, holding none of it, and return its size.

    What `too_large` makes is raised beyond so many bytes. Where `take` raises Invalid, the rest is
    read all the same: afterwards it would be gone. The visit keeps the beginning and the size.
    """
    size, head, refused, more = 0, b"", None, True
    try:
        while more:
            message = await receive()
            part = part_of(message)
            size += len(part)
            head += part[: HEAD - len(head)]
            if size > largest:
                raise too_large(f"must be at most {largest} bytes long", "body")
            refused = refused or taken(part, take)
            more = message.get("more_body", False)
        if refused is not None:
            raise refused
    finally:
        # Its traceback holds this frame, which would hold it.
        refused = None
        visit.raw = Beginning.of(head, size)
    return size


def taken(part: bytes, take: Callable[[bytes], object]) -> Invalid | None:
    """Hand a part of a body on, and return what was wrong with it."""
    try:
        take(part)
    except Invalid as problem:
        return problem
    return None


async def read_rest(visit: Visit, receive: Receive, scope: Scope) -> None:
    """Read what nobody has read of a body, as far as a body may reach; of a file, keep no more."""
    with suppress(Invalid):
        kind = media_type(scope)
        if not kind or "json" in kind:
            await read_body(visit, receive)
            return
        await stream_body(visit, receive, LARGEST, len)


def part_of(message: Message) -> bytes:
    """Return a part of the body; a client that hung up in the middle has asked for nothing."""
    if message["type"] == "http.disconnect":
        raise Invalid("was cut off", "body")
    part: bytes = message.get("body", b"")
    return part


def sized(body: bytes, largest: int) -> bytes:
    """Return the body, or raise Invalid where it is too large."""
    if len(body) > largest:
        raise Invalid(f"must be at most {largest} bytes long", "body")
    return body


def parse_json(raw: bytes) -> Any:
    """Return what the JSON says; Invalid where it is not JSON, not UTF-8, or nested too deeply."""
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Invalid(f"must be valid JSON: {reason(error)}", "body") from error
    # Counting brackets is cheap; the exact depth is only looked for where it could be too large.
    if raw.count(b"[") + raw.count(b"{") > DEEPEST and is_deep(value):
        raise Invalid(f"must be nested at most {DEEPEST} levels deep", "body")
    return value


def reason(error: orjson.JSONDecodeError) -> str:
    """Return the parser's words and where it stopped, without the document."""
    return f"{error.msg} (character {error.pos})"


def is_deep(value: Any) -> bool:
    """Whether a value is nested deeper than DEEPEST."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def media_type(scope: Scope) -> str:
    """Return the body's media type in lower case, "" where none is given."""
    return header_of(scope, b"content-type").partition(";")[0].strip().lower()
