"""Tells a webhook of what happens to assignments: one attempt each."""

import hashlib
import hmac
import json
import urllib.request
from contextlib import suppress

from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.shapes import Shapes
from tests.mutants.resourceplanner.reference.world import Doc

LIMIT = 10
TOLD = {"POST": "created", "PUT": "updated", "DELETE": "deleted"}


class Hooks:
    """Delivers events to the webhook of the first workspace, where there is one."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes

    def announce(self, call: Call, record: Doc) -> None:
        """Send what has happened, without waiting for it."""
        hook = call.world.hook
        if hook is not None and call.kind == "assignment":
            call.world.aside(self.deliver, call, hook[0], self.body(call, record), hook[1])

    def body(self, call: Call, record: Doc) -> bytes:
        """Return what is told."""
        told = {
            "event": self.event(call),
            "workspaceId": call.organization,
            "timestamp": call.world.now().isoformat(),
            "data": self.shapes.shown(call, record),
        }
        return json.dumps(told, separators=(",", ":")).encode()

    def event(self, call: Call) -> str:
        """Return the name of what has happened."""
        return f"assignment.{TOLD[call.method]}"

    def deliver(self, call: Call, url: str, body: bytes, secret: str) -> None:
        """Send it once."""
        headers = {
            "Content-Type": "application/json",
            "X-ResourcePlanner-Event": self.named(call),
            "X-ResourcePlanner-Signature": self.signature(body, secret),
        }
        request = urllib.request.Request(url, data=body, headers=headers, method="POST")
        with suppress(OSError):
            urllib.request.urlopen(request, timeout=LIMIT).close()

    def named(self, call: Call) -> str:
        """Return the name that stands in the header."""
        return self.event(call)

    def signature(self, body: bytes, secret: str) -> str:
        """Return the signature of a body."""
        return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
