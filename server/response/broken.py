"""Answers that go wrong on their way on purpose: slow, cut short, malformed, or none at all."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from starlette.types import Message, Receive, Send

from understudy.server.response.answer import Header
from understudy.server.response.delay import wait
from understudy.server.state.effects import Effects

Way = Callable[[Send], Send]
# A slow answer leaves in so many parts a second at most.
PARTS_PER_SECOND = 50
# What a page of a gateway calls itself, whatever it is.
WRONG_TYPE: Header = (b"content-type", b"text/html; charset=utf-8")


def through(ways: Sequence[Way], send: Send) -> Send:
    """Return a way out through several, the first of them last."""
    for way in ways:
        send = way(send)
    return send


def ways_of(
    ending: Effects, pace: Effects, garbage: str, line: Any, receive: Receive
) -> tuple[Way, ...]:
    """Return what an answer passes on its way out, the last of it first.

    `garbage` are hexadecimal digits, of which a body is made that is to be none; `line` is the
    connection's way out, None under another web server than ours.
    """
    ways: list[Way] = []
    if pace.trickle_ms or pace.bytes_per_second:
        ways.append(partial(paced, pace, line))
    if ending.truncate:
        ways.append(partial(truncated, line, receive))
    if ending.malformed is not None:
        ways.append(partial(malformed, ending.malformed, garbage))
    return tuple(ways)


def paced(pace: Effects, line: Any, send: Send) -> Send:
    """Return a way out on which a body trickles: over a time, or at a speed."""
    gathered: list[bytes] = []
    length = 0

    async def slow(message: Message) -> None:
        nonlocal length
        if message["type"] == "http.response.start":
            length = length_told(message["headers"])
            await send(message)
            return
        body: bytes = message.get("body", b"")
        if pace.bytes_per_second:
            await trickle(message, len(body) / pace.bytes_per_second, line, send)
        elif length:
            await trickle(message, pace.trickle_ms / 1000 * len(body) / length, line, send)
        else:
            # How long it is altogether must be known before the first of it leaves.
            gathered.append(body)
            if not message.get("more_body"):
                whole = {**message, "body": b"".join(gathered)}
                await trickle(whole, pace.trickle_ms / 1000, line, send)

    return slow


def length_told(headers: Sequence[Header]) -> int:
    """Return how long a body is by its headers, 0 where they do not tell."""
    return next((int(value) for name, value in headers if name == b"content-length"), 0)


async def trickle(message: Message, seconds: float, line: Any, send: Send) -> None:
    """Send a part of a body over so many seconds, as far as the client is there."""
    body: bytes = message.get("body", b"")
    parts = max(1, min(len(body), int(seconds * PARTS_PER_SECOND)))
    sent = 0
    for number in range(1, parts):
        await wait(round(seconds * 1000 / parts))
        if line is not None and line.is_closing():
            break
        end = len(body) * number // parts
        await send({**message, "body": body[sent:end], "more_body": True})
        sent = end
    else:
        await wait(round(seconds * 1000 / parts))
    await send({**message, "body": body[sent:]})


def malformed(kind: str, garbage: str, send: Send) -> Send:
    """Return a way out on which a body becomes what nobody can read; its length is told right."""
    begun: Message = {}
    gathered: list[bytes] = []

    async def wrong(message: Message) -> None:
        if message["type"] == "http.response.start":
            begun.update(message)
            return
        gathered.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = b"".join(gathered)
        if body:
            body = body if kind == "content_type" else unreadable(kind, garbage, body)
            begun["headers"] = [*renamed(kind, body, begun["headers"])]
        await send(begun)
        await send({"type": "http.response.body", "body": body})

    return wrong


def unreadable(kind: str, garbage: str, body: bytes) -> bytes:
    """Return half of a body, or as many bytes that are no text."""
    if kind == "cut":
        return body[: len(body) // 2]
    octets = b"\xff" + bytes.fromhex(garbage)
    return (octets * (len(body) // len(octets) + 1))[: len(body)]


def renamed(kind: str, body: bytes, headers: Sequence[Header]) -> Sequence[Header]:
    """Return headers that tell the length of another body, and its type where that is wrong."""
    told = [(n, b"%d" % len(body) if n == b"content-length" else v) for n, v in headers]
    if kind != "content_type":
        return told
    return [WRONG_TYPE, *(each for each in told if each[0] != b"content-type")]


def truncated(line: Any, receive: Receive, send: Send) -> Send:
    """Return a way out that promises the whole body, sends half of it and hangs up."""
    is_cut = False

    async def cut(message: Message) -> None:
        nonlocal is_cut
        if is_cut:
            return
        body: bytes = message.get("body", b"")
        if message["type"] == "http.response.start" or not body:
            await send(message)
            return
        is_cut = True
        await send({**message, "body": body[: len(body) // 2], "more_body": True})
        await hang_up(line, receive, send)

    return cut


async def hang_up(line: Any, receive: Receive, send: Send, *, reset: bool = False) -> None:
    """Close the connection as it stands, and let the outer gates know that nothing follows.

    Under another web server than ours, which hands out no line, do nothing.
    """
    if line is None:
        return
    if reset:
        line.reset()
    else:
        line.abandon()
    # The web server takes a return before the end for a defect, and would answer for it.
    while (await receive())["type"] != "http.disconnect":
        pass
    await send({"type": "http.response.body", "body": b""})
