"""Everything that the reference does, as points of which any one can be overridden."""

from dataclasses import dataclass, field

from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.answers import Answers
from tests.mutants.productionplanner.reference.checks import Checks
from tests.mutants.productionplanner.reference.doors import Doors
from tests.mutants.productionplanner.reference.operations import Operations
from tests.mutants.productionplanner.reference.records import Records
from tests.mutants.productionplanner.reference.scope import Scope
from tests.mutants.productionplanner.reference.shapes import Shapes
from tests.mutants.productionplanner.reference.strays import Strays
from tests.mutants.productionplanner.reference.things import Things
from tests.mutants.skeleton import Flow


@dataclass
class Behaviour(skeleton.Behaviour):
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
