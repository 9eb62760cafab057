"""Differences that hardly any documentation forbids: how what is odd may be answered."""

import asyncio
import json
import math
from typing import Any

from starlette.responses import Response
from tests.mutants.library.changes import replied, sent
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row
from tests.mutants.skeleton import Refusal, Reply

MARK = b"\xef\xbb\xbf"
PAUSE = 0.02
BODY = "checks.document"


def mark_refused(ordinary: Any, call: Any) -> Any:
    """Take a byte order mark for no JSON."""
    if call.body.startswith(MARK):
        raise call.behaviour.checks.no_json(call)
    return ordinary(call)


def null_for_no_number(ordinary: Any, call: Any) -> Any:
    """Read null where a number is none, or larger than all doubles."""
    try:
        read = json.loads(call.body, parse_constant=_number, parse_float=_number)
        call.body = json.dumps(read).encode()
    except (ValueError, RecursionError):
        pass
    return ordinary(call)


def _number(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def as_latin(ordinary: Any, call: Any) -> Any:
    """Read what is no UTF-8 as Latin-1."""
    try:
        call.body.decode()
    except UnicodeDecodeError:
        call.body = call.body.decode("latin-1").encode()
    return ordinary(call)


def first_counts(ordinary: Any, call: Any) -> Any:
    """Take the first value of a key that comes twice."""
    document = ordinary(call)
    pairs = json.loads(call.body, object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    return {name: pairs[name] for name in document}


def twins_refused(ordinary: Any, call: Any) -> Any:
    """Refuse a body in which a key comes twice."""
    document = ordinary(call)
    if len(json.loads(call.body, object_pairs_hook=list)) > len(document):
        raise Refusal(400, "a key comes twice")
    return document


def body_first(ordinary: Any, call: Any) -> Any:
    """Read the body of a write before its key."""
    if call.method in ("POST", "PATCH"):
        call.behaviour.checks.document(call)
    return ordinary(call)


def unchanged(ordinary: Any, call: Any) -> Reply:
    """Answer who asks for what has changed with 304, where there is something."""
    reply: Reply = ordinary(call)
    is_asked = {"if-none-match", "if-modified-since"} & {*call.headers}
    return Reply(304, "") if is_asked and reply.status == 200 else reply


def busy(facts: Facts) -> Any:
    """Return what refuses a write of a thing while another write of it is under way."""

    async def change(ordinary: Any, call: Any) -> Any:
        names: set[str] = call.world.memory.setdefault("busy", set())
        name = facts.named(call)
        if call.method == "GET" or not name:
            return await ordinary(call)
        if name in names:
            refusal = Refusal(409, "Another change is under way", "conflict")
            return call.behaviour.answers.send(call, call.behaviour.answers.failure(call, refusal))
        names.add(name)
        try:
            await asyncio.sleep(PAUSE)
            return await ordinary(call)
        finally:
            names.remove(name)

    return change


ROWS = (
    row("byte-order-mark-refused", "A body with a byte order mark is refused.").at(
        BODY, mark_refused
    ),
    row("no-number-is-null", "NaN, Infinity and numbers beyond all doubles are read as null.").at(
        BODY, null_for_no_number
    ),
    row("bytes-are-latin", "A body that is no UTF-8 is read as Latin-1.").at(BODY, as_latin),
    row("first-key-counts", "Of a key that comes twice, the first value counts.").at(
        BODY, first_counts
    ),
    row("key-twice-refused", "A body with a key that comes twice is refused.").at(
        BODY, twins_refused
    ),
    row("body-before-key", "A body that is no JSON is a 400, whoever sends it.").at(
        "doors.admit", body_first
    ),
    row("conditional-reads", "Who asks for what has changed gets a 304.").at(
        "flow.answer", unchanged
    ),
    row("long-paths-refused", "A path of more than 8,000 characters is refused in front.").at(
        "flow.answer",
        replied(414, "<!doctype html><h1>URI Too Long</h1>", "text/html"),
        when=lambda call: len(call.path) > 8000,
    ),
    row("odd-paths-in-html", "What stands in front refuses encoded slashes and NULs by a page.").at(
        "flow.respond",
        lambda *_: Response("<h1>Bad request</h1>", 400, media_type="text/html"),
        when=lambda call: "%2F" in call.target or "%00" in call.target,
    ),
    row("slow", "Every answer takes ten milliseconds longer.").at("flow.delay", lambda *_: 0.01),
)


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""

    def all_sent(call: Any) -> list[str]:
        return [*sent(call, facts.header)]

    return (
        *ROWS,
        row(
            "busy-is-a-conflict", "Of two writes to one thing at once, one is refused with 409."
        ).at("flow.respond_in_time", busy(facts)),
        row("two-keys-refused", "A key may come once.").at(
            "doors.token", lambda *_: "", when=lambda call: len(all_sent(call)) > 1
        ),
    )
