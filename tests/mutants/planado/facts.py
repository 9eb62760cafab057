"""What the library must know of Planado's reference."""

from tests.mutants.library import library_of
from tests.mutants.library.changes import both, of, on
from tests.mutants.library.facts import Facts
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc


def named(call: Call) -> str:
    """Return what the path names, "" where it names nothing."""
    return call.params.get("id", "")


def anyones(call: Call) -> Doc | None:
    """Return what the path names, whichever account has it."""
    tables = call.world.tables
    rows = [row for (_, kind), rows in tables.items() if kind == call.kind for row in rows]
    return next((row for row in rows if row["uuid"] == named(call).lower()), None)


has = library_of(
    Facts(
        named=named,
        anyones=anyones,
        header="x-planado-api-key",
        first=both(on("list"), of("job")),
    )
)
