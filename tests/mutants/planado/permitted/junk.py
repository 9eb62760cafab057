"""Permitted differences in what becomes of odd requests, and of two that come at once."""

import re

from tests.mutants.harness.mutation import Differences
from tests.mutants.library.changes import by, refused
from tests.mutants.library.rows import row
from tests.mutants.planado.facts import has
from tests.mutants.planado.reference.call import Reply

differences = Differences()
KNOWN = re.compile(r"after|before|updated_at\[(?:after|before)\]")
differences.add(
    has("byte-order-mark-refused"),
    has("bytes-are-latin"),
    has("first-key-counts"),
    row("odd-ids-refused", "An id that is not of the form of ids is a 400.").at(
        "operations.perform",
        refused(400, "an id of another form"),
        when=lambda call: (
            not call.params.get("id", "").isprintable() or len(call.params.get("id", "")) > 300
        ),
    ),
    has("long-paths-refused"),
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
    has("busy-is-a-conflict").only(by("PATCH")),
)
