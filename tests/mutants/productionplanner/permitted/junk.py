"""Permitted differences in what becomes of odd requests, and of two that come at once."""

import re

from tests.mutants.harness.mutation import Differences
from tests.mutants.library.changes import refused
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Reply

differences = Differences()
MARK = b"\xef\xbb\xbf"
PAUSE = 0.02
differences.add(
    has("byte-order-mark-refused"),
    has("no-number-is-null"),
    has("bytes-are-latin"),
    has("first-key-counts"),
    has("key-twice-refused"),
    row("odd-ids-refused", "An id that is not of the form of ids is a 400.").at(
        "operations.perform",
        refused(400, "projectId is not valid"),
        when=lambda call: (
            not re.fullmatch("[\\w-]{0,100}", call.params.get("projectId", ""), re.ASCII)
        ),
    ),
    has("long-paths-refused"),
    row(
        "other-methods-are-idle", "A method that a path does not have is a 200 that does nothing."
    ).at(
        "strays.method",
        lambda *_: Reply(200, {"status": "ok", "message": "Nothing done", "data": {}}),
    ),
    has("busy-is-a-conflict"),
)
