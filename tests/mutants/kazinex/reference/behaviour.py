"""Everything that the reference does, as points of which any one can be overridden."""

from dataclasses import dataclass, field
from typing import Any

from tests.mutants import skeleton
from tests.mutants.kazinex.reference.call import Call, Refusal, Reply
from tests.mutants.kazinex.reference.checks import Checks
from tests.mutants.kazinex.reference.files import Files
from tests.mutants.kazinex.reference.hooks import Hooks
from tests.mutants.kazinex.reference.operations import Operations, Scopes
from tests.mutants.kazinex.reference.records import Records
from tests.mutants.kazinex.reference.shapes import Shapes
from tests.mutants.kazinex.reference.world import Doc
from tests.mutants.skeleton import Doors, Flow


class Answers(skeleton.Answers[Call]):
    """What answers look like."""

    def success(self, call: Call, payload: Any) -> Reply:
        """Return a success; one that shows nothing is a 204."""
        return Reply(204, "") if payload is None else super().success(call, payload)

    def error(self, call: Call, refusal: Refusal) -> Doc | str:
        """Return the body of a refusal."""
        return {"error": {"code": refusal.code, "message": refusal.message}}


class Strays(skeleton.Strays[Call]):
    """Answers what is no call of the API."""

    def description(self, call: Call) -> Reply:
        """Answer who asks for the full reference, which is a page for people."""
        return Reply(200, "<!doctype html><h1>Planner API</h1>", media_type="text/html")


@dataclass
class Behaviour(skeleton.Behaviour):
    """The parts of the reference."""

    doors: Doors[Call] = field(default_factory=Doors)
    scopes: Scopes = field(default_factory=Scopes)
    checks: Checks = field(default_factory=Checks)
    files: Files = field(default_factory=Files)
    records: Records = field(default_factory=Records)
    hooks: Hooks = field(default_factory=Hooks)
    shapes: Shapes = field(default_factory=Shapes)
    answers: Answers = field(default_factory=Answers)
    strays: Strays = field(default_factory=Strays)

    def __post_init__(self) -> None:
        parts = (self.scopes, self.checks, self.files, self.records, self.hooks, self.shapes)
        self.operations = Operations(*parts)
        self.flow = Flow(self.doors, self.operations, self.answers)
