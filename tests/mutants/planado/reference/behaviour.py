"""Everything that the reference does, as points of which any one can be overridden."""

from dataclasses import dataclass, field

from tests.mutants import skeleton
from tests.mutants.planado.reference.answers import Answers, Strays
from tests.mutants.planado.reference.checks import Checks
from tests.mutants.planado.reference.doors import Doors
from tests.mutants.planado.reference.hooks import Hooks
from tests.mutants.planado.reference.operations import Operations
from tests.mutants.planado.reference.pages import Pages
from tests.mutants.planado.reference.records import Records
from tests.mutants.planado.reference.shapes import Shapes
from tests.mutants.skeleton import Flow


@dataclass
class Behaviour(skeleton.Behaviour):
    """The parts of a reference; a point is a method of one of them, such as `records.find`."""

    doors: Doors = field(default_factory=Doors)
    checks: Checks = field(default_factory=Checks)
    records: Records = field(default_factory=Records)
    pages: Pages = field(default_factory=Pages)
    shapes: Shapes = field(default_factory=Shapes)
    answers: Answers = field(default_factory=Answers)
    strays: Strays = field(default_factory=Strays)

    def __post_init__(self) -> None:
        self.hooks = Hooks(self.shapes)
        self.operations = Operations(self.checks, self.records, self.pages, self.shapes, self.hooks)
        self.flow = Flow(self.doors, self.operations, self.answers)
