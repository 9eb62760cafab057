"""How payloads and refusals become HTTP answers."""

import json
from abc import ABC, abstractmethod
from typing import Any, Generic

from starlette.responses import Response
from tests.mutants.skeleton.call import OwnCall, Refusal, Reply
from tests.mutants.skeleton.world import Doc


class Answers(ABC, Generic[OwnCall]):
    """Wraps what an operation returned or raised."""

    def success(self, call: OwnCall, payload: Any) -> Reply:
        """Return the answer of a call that succeeded."""
        return Reply(self.status(call), self.document(call, payload))

    def status(self, call: OwnCall) -> int:
        """Return the code of a success."""
        return 201 if call.method == "POST" else 200

    def document(self, call: OwnCall, payload: Any) -> Any:
        """Return the body of a success."""
        return payload

    def failure(self, call: OwnCall, refusal: Refusal) -> Reply:
        """Return the answer of a call that was refused."""
        return Reply(self.code(call, refusal), self.error(call, refusal))

    def code(self, call: OwnCall, refusal: Refusal) -> int:
        """Return the code of a refusal."""
        return refusal.status

    @abstractmethod
    def error(self, call: OwnCall, refusal: Refusal) -> Doc | str:
        """Return the body of a refusal."""

    def text(self, document: Any) -> str:
        """Return a document as JSON."""
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"))

    def send(self, call: OwnCall, reply: Reply) -> Response:
        """Return an answer in the form in which it leaves."""
        text = reply.document if isinstance(reply.document, str) else self.text(reply.document)
        return Response(text, reply.status, headers=reply.headers, media_type=reply.media_type)
