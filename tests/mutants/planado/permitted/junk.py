"""Permitted differences in what becomes of odd requests, and of two that come at once."""

import asyncio
import json
import re
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import refused, replied
from tests.mutants.library.rows import row
from tests.mutants.planado.reference.call import Call, Refusal, Reply

differences = Differences()
MARK = b"\xef\xbb\xbf"
PAUSE = 0.02
KNOWN = re.compile(r"after|before|updated_at\[(?:after|before)\]")
differences.add(
    row("byte-order-mark-refused", "A body with a byte order mark is refused.").at(
        "checks.document",
        refused(422, "the body is no JSON"),
        when=lambda call: call.body.startswith(MARK),
    )
)


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


differences.add(
    row("odd-ids-refused", "An id that is not of the form of ids is a 400.").at(
        "operations.perform",
        refused(400, "an id of another form"),
        when=lambda call: (
            not call.params.get("id", "").isprintable() or len(call.params.get("id", "")) > 300
        ),
    ),
    row("long-paths-refused", "A path of more than 8,000 characters is a 414.").at(
        "flow.answer",
        replied(414, "<!doctype html><h1>URI Too Long</h1>", "text/html"),
        when=lambda call: len(call.path) > 8000,
    ),
    row("unknown-parameters-refused", "A parameter that no page names is a 400.").at(
        "flow.answer",
        lambda *_: Reply(
            400, {"error": {"code": "unknown_parameter", "message": "no such parameter"}}
        ),
        when=lambda call: not all(KNOWN.fullmatch(name) for name in call.query),
    ),
    row(
        "other-methods-are-idle", "A method that a path does not have is a 200 that does nothing."
    ).at("strays.method", lambda *_: Reply(200, {})),
)


@differences.permit(
    "busy-is-a-conflict",
    "Of two changes of one thing at once, the later one is refused with 409.",
    at="flow.respond_in_time",
)
async def busy_is_a_conflict(ordinary: Ordinary, call: Call) -> Any:
    busy: set[str] = call.world.memory.setdefault("busy", set())
    ident = call.params.get("id", "")
    if call.method != "PATCH":
        return await ordinary(call)
    if ident in busy:
        refusal = Refusal(409, "another change is under way", "conflict")
        return call.behaviour.answers.send(call, call.behaviour.answers.failure(call, refusal))
    busy.add(ident)
    try:
        await asyncio.sleep(PAUSE)
        return await ordinary(call)
    finally:
        busy.remove(ident)
