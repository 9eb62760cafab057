"""Defects in webhooks: registered, signed, and what they tell."""

import base64
import hashlib
import hmac
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.kazinex.reference.call import Call, Refusal
from tests.mutants.kazinex.reference.world import Doc
from tests.mutants.library import library_of
from tests.mutants.library.changes import dropped, instead, refused, replaced, then, turned
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import row

has = library_of(Facts())
hooks = Defects("behaviour")
MADE, SIGNED, TOLD, STATUS = "KZ-HOOK-01", "KZ-HOOK-02", "KZ-HOOK-03", "KZ-STATUS-01"
HOOK, HEADERS, SIGNATURE, BODY = "checks.hook", "hooks.headers", "hooks.signature", "hooks.body"


def _asks_for(name: str) -> Any:
    """Return the change that wants one field more of a registration."""

    def hook(ordinary: Ordinary, call: Call) -> Doc:
        given: Doc = ordinary(call)
        if name not in call.behaviour.checks.document(call):
            raise Refusal(422, f"{name} is required")
        return given

    return hook


def _one_event(ordinary: Ordinary, call: Call) -> Doc:
    given: Doc = ordinary(call)
    if len(given["events"]) > 1:
        raise Refusal(400, "one event each")
    return given


def _without(event: str) -> Any:
    """Return the change that does not know one of the events."""

    def hook(ordinary: Ordinary, call: Call) -> Doc:
        given: Doc = ordinary(call)
        if event in given["events"]:
            raise Refusal(400, f"{event} is not known")
        return given

    return hook


def _hashed(name: str) -> Any:
    def signature(_: Ordinary, body: bytes, secret: str) -> str:
        return f"{name}={hmac.new(secret.encode(), body, name).hexdigest()}"

    return signature


def _in_base64(_: Ordinary, body: bytes, secret: str) -> str:
    return f"sha256={base64.b64encode(hmac.new(secret.encode(), body, 'sha256').digest()).decode()}"


hooks.add(
    # Registration
    *(
        row(f"hook-is-{status}", f"A registration is a {status}.")
        .at(HOOK, refused(status, "no"))
        .breaks(MADE)
        for status in (400, 403, 404, 405)
    ),
    row("hook-crashes", "A registration is a 500.")
    .at(HOOK, refused(500, "oops"))
    .breaks(MADE, STATUS),
    row("hook-redirects", "A registration redirects.")
    .at("answers.status", instead(307), when=lambda call: call.operation == "create_webhook")
    .breaks(MADE),
    *(
        row(f"hook-needs-{name}", f"A registration has to have a {name}.")
        .at(HOOK, _asks_for(name))
        .breaks(MADE)
        for name in ("secret", "name")
    ),
    row("hook-of-one-event", "A webhook is of one event.").at(HOOK, _one_event).breaks(MADE),
    *(
        row(f"hook-without-{event.replace('.', '-')}", f"{event} is not known.")
        .at(HOOK, _without(event))
        .breaks(MADE)
        for event in ("schedule.uploaded", "baseline.marked", "quality.complete")
    ),
    has("junk-null-body-crashes").breaks(STATUS, layer="more"),
    has("junk-list-body-crashes").breaks(STATUS, layer="more"),
    has("junk-no-body-crashes").breaks(STATUS, layer="more"),
    row("hook-odd-events-crash", "Events that are no texts are a 500.")
    .at(HOOK, refused(500, "unhashable"), when=lambda call: b"[null]" in call.body)
    .breaks(STATUS, layer="more"),
    # Signatures
    row("hook-unsigned", "A delivery is not signed.").at(HEADERS, instead({})).breaks(SIGNED),
    row("hook-signed-elsewhere", "The signature stands in another header.")
    .at(HEADERS, then(lambda told: {"X-Signature": told["X-Kazinex-Signature"]}))
    .breaks(SIGNED),
    row("hook-signed-without-scheme", "The signature is hexadecimal digits alone.")
    .at(SIGNATURE, then(lambda text: text.removeprefix("sha256=")))
    .breaks(SIGNED),
    row("hook-signed-by-sha1", "The signature is made with SHA-1.")
    .at(SIGNATURE, _hashed("sha1"))
    .breaks(SIGNED),
    row("hook-signed-by-sha512", "The signature is made with SHA-512.")
    .at(SIGNATURE, _hashed("sha512"))
    .breaks(SIGNED),
    row("hook-signed-in-base64", "The signature is in Base64.")
    .at(SIGNATURE, _in_base64)
    .breaks(SIGNED),
    row("hook-signed-by-another-secret", "The secret is another one.")
    .at(SIGNATURE, lambda ordinary, body, secret: ordinary(body, secret[::-1]))
    .breaks(SIGNED),
    row("hook-signed-in-part", "The end of the body is not signed.")
    .at(SIGNATURE, lambda ordinary, body, secret: ordinary(body[:-1], secret))
    .breaks(SIGNED),
    row("hook-body-hashed", "The body is hashed without the secret.")
    .at(SIGNATURE, lambda _, body, secret: f"sha256={hashlib.sha256(body).hexdigest()}")
    .breaks(SIGNED),
    row("hook-secret-is-sent", "The secret stands in place of a signature.")
    .at(SIGNATURE, lambda _, body, secret: f"sha256={secret}")
    .breaks(SIGNED),
    # Bodies
    *(
        row(f"hook-without-{name.replace('_', '-')}", f"A delivery has no {name}.")
        .at(BODY, dropped(name))
        .breaks(TOLD)
        for name in ("event", "organisation_id", "project_id", "timestamp", "data")
    ),
    row("hook-spelt-otherwise", "A delivery names its organization_id.")
    .at(
        BODY,
        then(lambda told: {name.replace("isation", "ization"): told[name] for name in told}),
    )
    .breaks(TOLD),
    row("hook-events-in-capitals", "Events are in capital letters.")
    .at(BODY, turned("event", str.upper))
    .breaks(TOLD),
    row("hook-events-with-underscores", "Events have underscores.")
    .at(BODY, turned("event", lambda event: event.replace(".", "_")))
    .breaks(TOLD),
    row("hook-event-is-an-object", "An event is an object.")
    .at(BODY, turned("event", lambda event: {"type": event}))
    .breaks(TOLD),
    row("hook-event-is-null", "An event is null.").at(BODY, replaced("event", None)).breaks(TOLD),
    row("hook-in-a-list", "A delivery is a list of events.")
    .at(BODY, then(lambda told: [told]))
    .breaks(TOLD),
    row("hook-wrapped", "A delivery stands under payload.")
    .at(BODY, then(lambda told: {"payload": told}))
    .breaks(TOLD),
)
