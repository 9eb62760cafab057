"""Sends events to webhooks, again and again while the receiver fails."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.shapes import Shapes
from tests.mutants.planado.reference.world import Doc, Hook

LIMIT = 10


class Hooks:
    """Delivers each event to every webhook of its account."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes

    def shown(self, call: Call, hook: Hook) -> Doc:
        """Return a webhook as the API shows it."""
        types = ["job_created", "job_updated"]
        return {"uuid": hook.uuid, "url": hook.url, "event_types": types, "secret": hook.secret}

    def announce(self, call: Call, event: Doc, record: Doc) -> None:
        """Send an event to every webhook, without waiting for it."""
        for hook in call.world.hooks:
            if hook.account == call.account and call.kind == "job":
                call.world.aside(self.deliver, call, hook, self.body(call, event, record))

    def body(self, call: Call, event: Doc, record: Doc) -> Doc:
        """Return what is told of an event."""
        return {
            "event_uuid": event["uuid"],
            "event_type": event["type"],
            "context": event["context"],
            **self.shapes.event(call, record),
        }

    def deliver(self, call: Call, hook: Hook, body: Doc) -> None:
        """Send until a receiver takes it, or there were enough attempts."""
        for attempt in range(1, self.most(call) + 1):
            if self.is_taken(call, hook, body, attempt):
                return
            if attempt <= len(call.world.delays):
                time.sleep(call.world.delays[attempt - 1])

    def most(self, call: Call) -> int:
        """Return how often an event is sent at most."""
        return 18

    def is_taken(self, call: Call, hook: Hook, body: Doc, attempt: int) -> bool:
        """Send once, and tell whether it was received."""
        data = json.dumps(body).encode()
        headers = self.headers(call, hook, attempt)
        request = urllib.request.Request(hook.url, data=data, headers=headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=LIMIT) as answer:
                return self.is_success(call, answer.status)
        except urllib.error.HTTPError as error:
            return self.is_success(call, error.code)
        except (urllib.error.URLError, OSError):
            return False

    def is_success(self, call: Call, status: int) -> bool:
        """Tell whether a receiver's answer ends the delivery."""
        return 200 <= status <= 299

    def headers(self, call: Call, hook: Hook, attempt: int) -> dict[str, str]:
        """Return the headers of one attempt."""
        headers: dict[str, Any] = {
            "Content-Type": "application/json",
            "X-Planado-Delivery-Attempt": str(self.number(call, attempt)),
        }
        secret = self.secret(call, hook)
        return headers if secret is None else {**headers, "X-Planado-Secret": secret}

    def number(self, call: Call, attempt: int) -> int:
        """Return what is told of how many attempts there were."""
        return attempt

    def secret(self, call: Call, hook: Hook) -> str | None:
        """Return the secret that is sent."""
        return hook.secret
