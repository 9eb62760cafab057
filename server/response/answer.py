"""How bytes become an answer: two messages and the headers that every answer bears."""

from asyncio import sleep
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Sequence
from pathlib import Path

from starlette.types import Send

from understudy import __version__

Header = tuple[bytes, bytes]

VERSION: Header = (b"x-understudy", __version__.encode())
# What a server says that looks at nothing more of its client.
CLOSING: Header = (b"connection", b"close")
JSON = b"application/json"
# So much of a long answer is written at once.
PORTION = 262_144
_JSON_TYPE: Header = (b"content-type", JSON)


async def send_json(send: Send, status: int, body: bytes, headers: Sequence[Header] = ()) -> None:
    """Send a whole answer whose body is JSON already."""
    length = (b"content-length", b"%d" % len(body))
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [_JSON_TYPE, length, VERSION, *headers],
        }
    )
    await send({"type": "http.response.body", "body": body})


async def send_parts(
    send: Send,
    status: int,
    parts: bytes | Path | Iterable[bytes] | AsyncIterable[bytes],
    headers: Sequence[Header] = (),
    content_type: bytes = JSON,
) -> None:
    """Send an answer whose body comes in parts, and wait for the client between them."""
    given = [(b"content-type", content_type), VERSION, *headers]
    if isinstance(parts, Path):
        given = [length_of(parts), *given]
        parts = portions_of(read_portions(parts))
    elif not isinstance(parts, AsyncIterable):
        parts = [parts] if isinstance(parts, bytes) else [*parts]
        given = [(b"content-length", b"%d" % sum(map(len, parts))), *given]
        parts = portions_of(parts)
    await send({"type": "http.response.start", "status": status, "headers": given})
    async for part in parts:
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def length_of(file: Path) -> Header:
    """Return the header that says how long a file is."""
    return b"content-length", b"%d" % file.stat().st_size


def read_portions(file: Path) -> Iterator[bytes]:
    """Yield what a file holds."""
    with file.open("rb") as opened:
        while portion := opened.read(PORTION):
            yield portion


async def portions_of(parts: Iterable[bytes]) -> AsyncIterator[bytes]:
    """Yield the same bytes in portions that are not small, and let others in between them."""
    portion = bytearray()
    for part in parts:
        portion += part
        if len(portion) > PORTION:
            yield bytes(portion)
            portion.clear()
            # Where the client takes all at once, nothing else gives the loop to others.
            await sleep(0)
    yield bytes(portion)


async def send_bytes(
    send: Send, status: int, body: bytes, content_type: bytes, headers: Sequence[Header] = ()
) -> None:
    """Send a whole answer of any content type."""
    length = (b"content-length", b"%d" % len(body))
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", content_type), length, VERSION, *headers],
        }
    )
    await send({"type": "http.response.body", "body": body})


async def send_nothing(send: Send, status: int, headers: Sequence[Header] = ()) -> None:
    """Send an answer that has no body, such as a 204."""
    start = {"type": "http.response.start", "status": status, "headers": [VERSION, *headers]}
    await send(start)
    await send({"type": "http.response.body", "body": b""})
