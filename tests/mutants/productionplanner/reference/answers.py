"""The envelope: how payloads and refusals become HTTP answers."""

import json
from typing import Any

from starlette.responses import Response
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc


class Answers:
    """Wraps what an operation returned or raised."""

    def success(self, call: Call, payload: Any) -> Reply:
        """Return the answer of a call that succeeded."""
        envelope = {"status": "ok", "message": self.message(call), "data": payload}
        return Reply(self.status(call), envelope)

    def status(self, call: Call) -> int:
        """Return the code of a success."""
        return call.route.status

    def message(self, call: Call) -> str:
        """Return the message of a success."""
        return call.route.message

    def failure(self, call: Call, refusal: Refusal) -> Reply:
        """Return the answer of a call that was refused."""
        return Reply(refusal.status, self.error(call, refusal))

    def error(self, call: Call, refusal: Refusal) -> Doc:
        """Return the envelope of a refusal."""
        return {"status": "error", "message": refusal.message}

    def text(self, document: Any) -> str:
        """Return a document as JSON."""
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"))

    def send(self, call: Call, reply: Reply) -> Response:
        """Return an answer in the form in which it leaves."""
        text = reply.document if isinstance(reply.document, str) else self.text(reply.document)
        return Response(text, reply.status, headers=reply.headers, media_type=reply.media_type)
