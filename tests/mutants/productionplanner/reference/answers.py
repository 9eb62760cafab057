"""The envelope: how payloads and refusals become documents."""

from typing import Any

from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc


class Answers(skeleton.Answers[Call]):
    """Wraps what an operation returned or raised."""

    def document(self, call: Call, payload: Any) -> Any:
        """Return the envelope of a success."""
        return {"status": "ok", "message": self.message(call), "data": payload}

    def status(self, call: Call) -> int:
        """Return the code of a success."""
        return call.route.status

    def message(self, call: Call) -> str:
        """Return the message of a success."""
        return call.route.message

    def error(self, call: Call, refusal: Refusal) -> Doc:
        """Return the envelope of a refusal."""
        return {"status": "error", "message": refusal.message}
