"""Permitted differences in how odd requests are answered: other methods, spellings, headers."""

from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.rows import row
from tests.mutants.planado.defects.access import sent_keys
from tests.mutants.planado.facts import has
from tests.mutants.planado.reference.call import Call

differences = Differences()
differences.add(has("two-keys-refused"))


@differences.permit("last-key-counts", "Of two keys, the last one counts.", at="doors.token")
def last_key_counts(ordinary: Ordinary, call: Call) -> Any:
    sent = sent_keys(call)
    return sent[-1] if len(sent) > 1 else ordinary(call)


differences.add(
    has("body-before-key"),
    has("conditional-reads"),
    row("ids-are-trimmed", "What follows an id behind a dot or a semicolon is left out.").at(
        "records.find",
        lambda ordinary, call, ident: (
            ordinary(call, ident) or ordinary(call, ident.partition(".")[0].partition(";")[0])
        ),
    ),
    has("odd-paths-in-html"),
)
