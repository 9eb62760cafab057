"""Defects that show only at an edge: nearly a category, one field alone, the eleventh of a list."""

from collections.abc import Iterable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.things import CATEGORIES
from tests.mutants.productionplanner.reference.world import Doc

nearly = Defects("nearly")
TEN = 10


@nearly.defect(
    "nearly-a-part-of-a-category",
    "A category that is a part of a listed one is kept as it was sent.",
    at="things.category",
    rules=("PP-BUDGET-01",),
    layer="more",
)
def part_of_a_category(ordinary: Ordinary, given: Any) -> Any:
    is_part = isinstance(given, str) and given and given in " ".join(CATEGORIES)
    return given if is_part else ordinary(given)


def _unmoved(field: str) -> Any:
    def change(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
        if set(changes) == {field}:
            project.update(changes)
            return project
        return ordinary(call, project, changes)

    return change


for _field in ("timezone", "budgetCurrency"):
    nearly.defect(
        f"nearly-unmoved-by-{_field.lower()}",
        f"A PATCH of {_field} alone does not move the project in the list.",
        at="records.change",
        rules=("PP-LIST-05",),
        layer="more",
    )(_unmoved(_field))


@nearly.defect(
    "nearly-all-of-the-team",
    "The list of a team ends after ten members.",
    at="shapes.sublist",
    rules=("PP-BACK-01",),
    layer="more",
)
def nearly_all_of_the_team(ordinary: Ordinary, call: Call, kind: str, items: Iterable[Doc]) -> Any:
    shown = ordinary(call, kind, items)
    return shown[:TEN] if kind == "team" else shown
