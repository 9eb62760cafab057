"""Permitted differences in when a read shows what was written."""

from tests.mutants.harness.mutation import Differences
from tests.mutants.library.late import Late
from tests.mutants.planado.reference.world import Doc

Tables = dict[tuple[str, str], list[Doc]]


def tables(known: Tables) -> Tables:
    """Return copies of all tables and their rows."""
    return {place: [dict(row) for row in rows] for place, rows in list(known.items())}


differences = Differences()
differences.add(*Late(copied={"tables": tables}, lists=("list",)).rows())
