"""Everything that the reference does, as points of which any one can be overridden."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from starlette.responses import Response
from tests.mutants.productionplanner.reference.answers import Answers
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.checks import Checks
from tests.mutants.productionplanner.reference.doors import Doors
from tests.mutants.productionplanner.reference.operations import Operations
from tests.mutants.productionplanner.reference.records import Records
from tests.mutants.productionplanner.reference.scope import Scope
from tests.mutants.productionplanner.reference.shapes import Shapes
from tests.mutants.productionplanner.reference.strays import Strays
from tests.mutants.productionplanner.reference.things import Things


@dataclass
class Flow:
    """The way of a call: through the door, to its operation, into the envelope."""

    doors: Doors
    operations: Operations
    answers: Answers

    def answer(self, call: Call) -> Reply:
        """Return the answer of a documented call."""
        try:
            call.key = self.doors.admit(call)
            payload = self.operations.perform(call)
        except Refusal as refusal:
            return self.answers.failure(call, refusal)
        return self.answers.success(call, payload)

    def respond(self, call: Call) -> Response:
        """Return the answer of a documented call in the form in which it leaves."""
        return self.answers.send(call, self.answer(call))

    async def respond_in_time(self, call: Call) -> Response:
        """Return the same; whoever stands here in its place may let others go first."""
        return self.respond(call)

    def delay(self, call: Call) -> float:
        """Return how many seconds to wait before the call is looked at."""
        return 0.0


@dataclass
class Behaviour:
    """The parts of a reference; a point is a method of one of them, such as `scope.owns`."""

    doors: Doors = field(default_factory=Doors)
    scope: Scope = field(default_factory=Scope)
    checks: Checks = field(default_factory=Checks)
    records: Records = field(default_factory=Records)
    shapes: Shapes = field(default_factory=Shapes)
    answers: Answers = field(default_factory=Answers)
    strays: Strays = field(default_factory=Strays)

    def __post_init__(self) -> None:
        self.things = Things(self.records)
        self.operations = Operations(
            self.scope, self.checks, self.things, self.records, self.shapes
        )
        self.flow = Flow(self.doors, self.operations, self.answers)

    def override(self, point: str, change: Callable[..., Any]) -> None:
        """Let `change` stand at a point; its first argument is what stood there before."""
        part_name, name = point.split(".")
        part = getattr(self, part_name)
        setattr(part, name, partial(change, getattr(part, name)))
