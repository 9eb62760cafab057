"""Defects that show where two writes come at once: who reads, lets others go first, and writes."""

from functools import partial
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.concurrency import others_go_first
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

concurrency = Defects("concurrency")
ADDED = ("add_team_member", "add_task", "add_budget_item", "add_location", "add_resource_link")


def project_of(call: Call) -> Doc | None:
    """Return the project that a call names."""
    return call.world.projects.get(call.params.get("projectId", ""))


@concurrency.defect(
    "concurrency-date-twice",
    "Of two dates at once, each is looked for before the other is there.",
    at="flow.respond_in_time",
    rules=("PP-DATE-02",),
    layer="more",
)
async def date_twice(ordinary: Ordinary, call: Call) -> Any:
    project = project_of(call)
    if call.route.operation != "add_date" or project is None:
        return await ordinary(call)
    known = list(project["dates"])
    await others_go_first()
    meanwhile = project["dates"][len(known) :]
    project["dates"] = known
    answer = await ordinary(call)
    project["dates"] = [*known, *meanwhile, *project["dates"][len(known) :]]
    return answer


@concurrency.defect(
    "concurrency-date-lost",
    "Of two dates at once, the one that is written last is all that is there.",
    at="flow.respond_in_time",
    rules=("PP-DATE-02", "PP-BACK-01"),
    layer="more",
)
async def date_lost(ordinary: Ordinary, call: Call) -> Any:
    project = project_of(call)
    if call.route.operation != "add_date" or project is None:
        return await ordinary(call)
    known = list(project["dates"])
    await others_go_first()
    project["dates"] = known
    return await ordinary(call)


concurrency.add(
    has("concurrency-change-lost")
    .says("Of two changes at once, the later one writes back what it read before the earlier one.")
    .breaks("PP-PATCH-04", layer="more")
)


@concurrency.defect(
    "concurrency-addition-lost",
    "Of two things that are added at once, one is lost.",
    at="flow.respond_in_time",
    rules=("PP-BACK-01",),
    layer="more",
)
async def addition_lost(ordinary: Ordinary, call: Call) -> Any:
    project = project_of(call)
    if call.route.operation not in ADDED or project is None:
        return await ordinary(call)
    known = _things(call)
    await others_go_first()
    for name in _things(call):
        call.world.shelves[name][:] = known.get(name, [])
    return await ordinary(call)


@concurrency.defect(
    "concurrency-id-twice",
    "Ids are counted, and two things that are added at once are given one number.",
    at="flow.respond_in_time",
    rules=("PP-BACK-06",),
    layer="more",
)
async def id_twice(ordinary: Ordinary, call: Call) -> Any:
    project = project_of(call)
    if call.route.operation not in ADDED or project is None:
        return await ordinary(call)
    known = _things(call)
    number = sum(map(len, known.values()))
    await others_go_first()
    answer = await ordinary(call)
    for rows in _things(call).values():
        for row in rows[-1:]:
            row["id"] = f"{row['id'][:2]}{number:020x}"
    return answer


@concurrency.defect(
    "concurrency-project-twice",
    "Projects are counted, and two that are created at once are given one number.",
    at="flow.respond_in_time",
    rules=("PP-PROJ-01",),
    layer="more",
)
async def project_twice(ordinary: Ordinary, call: Call) -> Any:
    if call.route.operation != "create_project":
        return await ordinary(call)
    number = len(call.world.projects)
    await others_go_first()
    records = call.behaviour.records
    ordinary_id = records.new_id
    # No other call comes between: from here on, nothing waits.
    same_id = partial(_counted, number=number)
    records.new_id = same_id  # type: ignore[method-assign]  # a point like others
    answer = await ordinary(call)
    records.new_id = ordinary_id  # type: ignore[method-assign]  # as it was
    return answer


def _counted(_call: Call, prefix: str, *, number: int) -> str:
    return f"{prefix}_{number:020x}"


def _things(call: Call) -> dict[str, list[Doc]]:
    """Return copies of what lies below the project of a call, by the names of the shelves."""
    start = f"{call.project_id} "
    return {name: list(rows) for name, rows in call.world.shelves.items() if name.startswith(start)}
