"""Permitted differences in how odd requests are answered: other methods, spellings, headers."""

from typing import Any

from starlette.responses import Response
from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import refused
from tests.mutants.library.rows import row
from tests.mutants.planado.defects.access import sent_keys
from tests.mutants.planado.reference.call import Call, Reply

differences = Differences()
differences.add(
    row("two-keys-refused", "A key may come once.").at(
        "doors.token", refused(400, "more than one key"), when=lambda call: len(sent_keys(call)) > 1
    )
)


@differences.permit("last-key-counts", "Of two keys, the last one counts.", at="doors.token")
def last_key_counts(ordinary: Ordinary, call: Call) -> Any:
    sent = sent_keys(call)
    return sent[-1].decode() if len(sent) > 1 else ordinary(call)


@differences.permit(
    "body-before-key", "A body that is no JSON is a 400, whoever sends it.", at="doors.admit"
)
def body_before_key(ordinary: Ordinary, call: Call) -> Any:
    if call.method in ("POST", "PATCH"):
        call.behaviour.checks.document(call)
    return ordinary(call)


@differences.permit(
    "conditional-reads", "Who asks for what has changed gets a 304.", at="flow.answer"
)
def conditional_reads(ordinary: Ordinary, call: Call) -> Any:
    reply = ordinary(call)
    is_asked = {"if-none-match", "if-modified-since"} & set(call.headers)
    return Reply(304, "") if is_asked and reply.status == 200 else reply


differences.add(
    row("ids-are-trimmed", "What follows an id behind a dot or a semicolon is left out.").at(
        "records.find",
        lambda ordinary, call, ident: (
            ordinary(call, ident) or ordinary(call, ident.partition(".")[0].partition(";")[0])
        ),
    ),
    row("odd-paths-in-html", "What stands in front refuses some paths by a page.").at(
        "flow.respond",
        lambda *_: Response("<h1>Bad request</h1>", 400, media_type="text/html"),
        when=lambda call: "%2F" in call.target or "%00" in call.target,
    ),
)
