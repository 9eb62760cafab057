"""Defects in what a webhook is told."""

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import by, instead, then
from tests.mutants.library.rows import row

hooks = Defects("webhooks")
ANNOUNCE, SIGNATURE, TOLD = "hooks.announce", "hooks.signature", "RP-HOOK-01"

hooks.add(
    row("hook-none", "Nothing is told.").at(ANNOUNCE, instead(None)).breaks(TOLD),
    *(
        row(f"hook-none-of-{what}", f"Nothing is told of a {what} one.")
        .at(ANNOUNCE, instead(None), when=by(method))
        .breaks(TOLD)
        for method, what in (("POST", "new"), ("PUT", "changed"), ("DELETE", "removed"))
    ),
    row("hook-other-name", "The header has another name of the event.")
    .at("hooks.named", then(str.upper))
    .breaks(TOLD),
    row("hook-other-events", "Events have other names.")
    .at("hooks.event", then(lambda name: name.replace("assignment", "booking")))
    .breaks(TOLD),
    row("hook-unsigned", "A body is not signed.").at(SIGNATURE, instead("")).breaks(TOLD),
    row("hook-signed-by-another-secret", "The secret is another one.")
    .at(SIGNATURE, lambda ordinary, body, secret: ordinary(body, secret[::-1]))
    .breaks(TOLD),
    row("hook-signed-in-part", "A part of the body is signed.")
    .at(SIGNATURE, lambda ordinary, body, secret: ordinary(body[:64], secret))
    .breaks(TOLD),
)
