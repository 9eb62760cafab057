"""How bytes become an answer: two messages and the headers that every answer bears."""

from collections.abc import Sequence

from starlette.types import Send

from understudy import __version__

Header = tuple[bytes, bytes]

VERSION: Header = (b"x-understudy", __version__.encode())
JSON = b"application/json"
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
