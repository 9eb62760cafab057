"""The way of a call: through the door, to its operation, into the answer."""

from dataclasses import dataclass
from typing import Any, Generic

from starlette.responses import Response
from tests.mutants.skeleton.answers import Answers
from tests.mutants.skeleton.call import OwnCall, Refusal, Reply
from tests.mutants.skeleton.doors import Doors


class Operations(Generic[OwnCall]):
    """One method per operation; each returns its payload or raises a Refusal."""

    def perform(self, call: OwnCall) -> Any:
        """Return the payload of the operation that the route names."""
        return getattr(self, call.route.operation)(call)


@dataclass
class Flow(Generic[OwnCall]):
    """Leads a call through the parts."""

    doors: Doors[OwnCall]
    operations: Operations[OwnCall]
    answers: Answers[OwnCall]

    def answer(self, call: OwnCall) -> Reply:
        """Return the answer of a documented call."""
        try:
            call.key = self.doors.admit(call)
            payload = self.operations.perform(call)
        except Refusal as refusal:
            return self.answers.failure(call, refusal)
        return self.answers.success(call, payload)

    def respond(self, call: OwnCall) -> Response:
        """Return the answer of a documented call in the form in which it leaves."""
        return self.answers.send(call, self.answer(call))

    async def respond_in_time(self, call: OwnCall) -> Response:
        """Return the same; whoever stands here in its place may let others go first."""
        return self.respond(call)

    def delay(self, call: OwnCall) -> float:
        """Return how many seconds to wait before the call is looked at."""
        return 0.0
