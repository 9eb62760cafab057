"""Permitted differences in when a read shows what was written."""

from typing import Any

from tests.mutants.harness.mutation import Differences
from tests.mutants.library.late import Late
from tests.mutants.productionplanner.reference.world import Doc


def projects(known: dict[str, Doc]) -> dict[str, Doc]:
    """Return copies of the projects, which changes alter."""
    return {ident: dict(project) for ident, project in known.items()}


def shelves(known: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return copies of the lists of what lies below projects."""
    return {name: list(things) for name, things in known.items()}


differences = Differences()
differences.add(
    *Late(
        copied={"projects": projects, "shelves": shelves},
        lists=("list_projects",),
        says="The list of projects",
        name="late-list",
    ).rows()
)
