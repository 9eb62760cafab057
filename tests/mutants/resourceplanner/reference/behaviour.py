"""Everything that the reference does, as points of which any one can be overridden."""

from dataclasses import dataclass, field

from tests.mutants import skeleton
from tests.mutants.resourceplanner.reference.call import Call, Refusal
from tests.mutants.resourceplanner.reference.checks import Checks
from tests.mutants.resourceplanner.reference.filters import Filters
from tests.mutants.resourceplanner.reference.hooks import Hooks
from tests.mutants.resourceplanner.reference.members import Members
from tests.mutants.resourceplanner.reference.operations import Operations
from tests.mutants.resourceplanner.reference.records import Records
from tests.mutants.resourceplanner.reference.shapes import Shapes
from tests.mutants.resourceplanner.reference.world import Doc
from tests.mutants.skeleton import Doors, Flow, Strays


class Answers(skeleton.Answers[Call]):
    """What answers look like."""

    def error(self, call: Call, refusal: Refusal) -> Doc | str:
        """Return the body of a refusal."""
        return {"error": refusal.message}


@dataclass
class Behaviour(skeleton.Behaviour):
    """The parts of the reference."""

    doors: Doors[Call] = field(default_factory=Doors)
    checks: Checks = field(default_factory=Checks)
    filters: Filters = field(default_factory=Filters)
    members: Members = field(default_factory=Members)
    records: Records = field(default_factory=Records)
    shapes: Shapes = field(default_factory=Shapes)
    answers: Answers = field(default_factory=Answers)
    strays: Strays[Call] = field(default_factory=Strays)

    def __post_init__(self) -> None:
        self.hooks = Hooks(self.shapes)
        parts = (self.checks, self.filters, self.hooks, self.members, self.records, self.shapes)
        self.operations = Operations(*parts)
        self.flow = Flow(self.doors, self.operations, self.answers)
