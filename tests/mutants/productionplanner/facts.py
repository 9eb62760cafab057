"""What the library must know of ProductionPlanner's reference."""

from tests.mutants.library import library_of
from tests.mutants.library.changes import on
from tests.mutants.library.facts import Facts
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc


def named(call: Call) -> str:
    """Return the project that the path names, "" without one."""
    return call.params.get("projectId", "")


def anyones(call: Call) -> Doc | None:
    """Return the project that the path names, whoever owns it."""
    return call.behaviour.scope.candidate(call) if "projectId" in call.params else None


has = library_of(
    Facts(
        named=named,
        anyones=anyones,
        found="scope.project",
        prefix="pp_",
        encoded="%5F",
        first=on("get_info", "list_projects"),
    )
)
