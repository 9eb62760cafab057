"""Defects in what a webhook is told."""

from tests.mutants.resourceplanner.defects.rows import Rows, by_method

hooks = Rows("webhooks")
ANNOUNCE = "hooks.announce"

hooks("hook-none", "Nothing is told.", ANNOUNCE, lambda *_: None, "HOOK-01")
for _method, _what in (("POST", "new"), ("PUT", "changed"), ("DELETE", "removed")):
    _told = f"Nothing is told of a {_what} one."
    hooks(f"hook-none-of-{_what}", _told, ANNOUNCE, by_method(_method, lambda *_: None), "HOOK-01")
hooks(
    *("hook-other-name", "The header has another name of the event.", "hooks.named"),
    *(lambda ordinary, call: ordinary(call).upper(), "HOOK-01"),
)
hooks(
    *("hook-other-events", "Events have other names.", "hooks.event"),
    *(lambda ordinary, call: ordinary(call).replace("assignment", "booking"), "HOOK-01"),
)
hooks(
    *("hook-unsigned", "A body is not signed.", "hooks.signature"),
    *(lambda _, body, secret: "", "HOOK-01"),
)
hooks(
    *("hook-signed-by-another-secret", "The secret is another one.", "hooks.signature"),
    *(lambda ordinary, body, secret: ordinary(body, secret[::-1]), "HOOK-01"),
)
hooks(
    *("hook-signed-in-part", "A part of the body is signed.", "hooks.signature"),
    *(lambda ordinary, body, secret: ordinary(body[:64], secret), "HOOK-01"),
)
