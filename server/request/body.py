"""Reads a JSON request body: complete, strict, and never deeper than it can be answered."""

from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.types import Message, Receive, Scope

from understudy.server.request.visit import Visit, header_of
from understudy.server.state.failures import Invalid

LARGEST = 10 * 1024 * 1024
# orjson reads 1024 levels and writes 254: what is stored must be writable, with its envelope.
DEEPEST = 200
NOTHING = object()
MOST_FIELDS = 1000
FORM = "application/x-www-form-urlencoded"


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


async def read_rest(visit: Visit, receive: Receive) -> None:
    """Read what nobody has read of a body, as far as a body may reach."""
    with suppress(Invalid):
        await read_body(visit, receive)


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


def parse_form(raw: bytes) -> dict[str, str]:
    """Return the fields of a form, the first where one comes twice; Invalid where it is none."""
    try:
        pairs = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Invalid("must be a form of at most 1000 fields, in UTF-8", "body") from error
    return dict(reversed(pairs))


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
