"""Tells webhooks what happens: one attempt each."""

import hashlib
import hmac
import json
import urllib.request
from contextlib import suppress
from typing import Any

from tests.mutants.kazinex.reference.call import Call
from tests.mutants.kazinex.reference.world import Doc

LIMIT = 10
# A test reaches nobody else.
HERE = "http://127.0.0.1:"


class Hooks:
    """Registers webhooks, and delivers events to them."""

    def registered(self, call: Call, given: Doc) -> Doc:
        """Store a new webhook."""
        hook = {
            "id": call.world.ident("hook"),
            **given,
            "secret": call.world.hexadecimal(32),
            "_org": call.organization,
        }
        call.world.webhooks.append(hook)
        return hook

    def announce(self, call: Call, event: str, project: Doc, data: Doc) -> None:
        """Send what has happened, without waiting for it."""
        told = self.body(call, event, project, data)
        body = json.dumps(told, separators=(",", ":")).encode()
        for hook in call.world.webhooks:
            if hook["_org"] == call.organization and event in hook["events"]:
                self.send(call, hook, body)

    def body(self, call: Call, event: str, project: Doc, data: Doc) -> Any:
        """Return what is told."""
        return {
            "event": event,
            "organisation_id": call.organization,
            "project_id": project["id"],
            "timestamp": call.world.instant(),
            "data": data,
        }

    def send(self, call: Call, hook: Doc, body: bytes) -> None:
        """Deliver a body to a webhook."""
        headers = {"Content-Type": "application/json", **self.headers(call, hook, body)}
        if hook["url"].startswith(HERE):
            call.world.aside(deliver, hook["url"], body, headers)

    def headers(self, call: Call, hook: Doc, body: bytes) -> dict[str, str]:
        """Return the headers of a delivery."""
        return {"X-Kazinex-Signature": self.signature(body, hook["secret"])}

    def signature(self, body: bytes, secret: str) -> str:
        """Return the signature of a body."""
        return f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"


def deliver(url: str, body: bytes, headers: dict[str, str]) -> None:
    """Send a body once."""
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    with suppress(OSError):
        urllib.request.urlopen(request, timeout=LIMIT).close()
