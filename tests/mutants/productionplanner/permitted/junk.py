"""Permitted differences in what becomes of odd requests, and of two that come at once."""

import asyncio
import json
import math
import re
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import refused, replied
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply

differences = Differences()
MARK = b"\xef\xbb\xbf"
PAUSE = 0.02
differences.add(
    row("byte-order-mark-refused", "A body that begins with a byte order mark is refused.").at(
        "checks.document",
        refused(400, "Request body is not valid JSON"),
        when=lambda call: call.body.startswith(MARK),
    )
)


@differences.permit(
    "no-number-is-null",
    "NaN, Infinity and numbers beyond all doubles are read as null.",
    at="checks.document",
)
def no_number_is_null(ordinary: Ordinary, call: Call) -> Any:
    try:
        read = json.loads(call.body, parse_constant=_number, parse_float=_number)
        call.body = json.dumps(read).encode()
    except (ValueError, RecursionError):
        pass
    return ordinary(call)


def _number(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


@differences.permit(
    "bytes-are-latin", "A body that is no UTF-8 is read as Latin-1.", at="checks.document"
)
def bytes_are_latin(ordinary: Ordinary, call: Call) -> Any:
    try:
        call.body.decode()
    except UnicodeDecodeError:
        call.body = call.body.decode("latin-1").encode()
    return ordinary(call)


@differences.permit(
    "first-key-counts", "Of a key that comes twice, the first value counts.", at="checks.document"
)
def first_key_counts(ordinary: Ordinary, call: Call) -> Any:
    document = ordinary(call)
    pairs = json.loads(call.body, object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    return {name: pairs[name] for name in document}


@differences.permit(
    "key-twice-refused", "A body with a key that comes twice is refused.", at="checks.document"
)
def key_twice_refused(ordinary: Ordinary, call: Call) -> Any:
    document = ordinary(call)
    if len(json.loads(call.body, object_pairs_hook=list)) > len(document):
        raise Refusal(400, "a key comes twice")
    return document


differences.add(
    row("odd-ids-refused", "An id that is not of the form of ids is a 400.").at(
        "operations.perform",
        refused(400, "projectId is not valid"),
        when=lambda call: (
            not re.fullmatch("[\\w-]{0,100}", call.params.get("projectId", ""), re.ASCII)
        ),
    ),
    row(
        "long-paths-refused",
        "A path of more than 8,000 characters is refused by what stands before the server.",
    ).at(
        "flow.answer",
        replied(414, "<!doctype html><h1>URI Too Long</h1>", "text/html"),
        when=lambda call: len(call.path) > 8000,
    ),
    row(
        "other-methods-are-idle", "A method that a path does not have is a 200 that does nothing."
    ).at(
        "strays.method",
        lambda *_: Reply(200, {"status": "ok", "message": "Nothing done", "data": {}}),
    ),
)


@differences.permit(
    "busy-is-a-conflict",
    "Of two writes to one project at once, the later one is refused with 409.",
    at="flow.respond_in_time",
)
async def busy_is_a_conflict(ordinary: Ordinary, call: Call) -> Any:
    busy: set[str] = call.world.memory.setdefault("busy", set())
    project = call.params.get("projectId", "")
    if call.method == "GET" or not project:
        return await ordinary(call)
    if project in busy:
        refusal = Refusal(409, "Another change is under way")
        return call.behaviour.answers.send(call, call.behaviour.answers.failure(call, refusal))
    busy.add(project)
    try:
        await asyncio.sleep(PAUSE)
        return await ordinary(call)
    finally:
        busy.remove(project)
