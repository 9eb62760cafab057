"""What the library must know of ResourcePlanner's reference."""

from tests.mutants.library import library_of
from tests.mutants.library.changes import both, of, on
from tests.mutants.library.facts import Facts
from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.world import Doc


def named(call: Call) -> str:
    """Return what the path names, "" where it names nothing."""
    return call.params.get("id", "")


def anyones(call: Call) -> Doc | None:
    """Return what the path names, whichever workspace has it."""
    return call.world.row(call.kind, named(call))


# A run begins with the list of projects.
has = library_of(
    Facts(named=named, anyones=anyones, prefix="rpk_", first=both(on("list"), of("project")))
)
