"""Permitted differences in when a read shows what was written."""

from datetime import timedelta
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.harness.past import Past
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc, World

differences = Differences()
DELAYS = (50, 150, 500)
Data = tuple[dict[str, Doc], dict[str, list[Doc]]]


def copied(world: World) -> Data:
    """Return copies of the projects, and of what lies below them."""
    projects = {ident: dict(project) for ident, project in world.projects.items()}
    return projects, {name: list(things) for name, things in world.shelves.items()}


def past_of(world: World, milliseconds: int) -> Past[Data]:
    """Return the past of a world, which begins when it is first asked for."""
    if "past" not in world.memory:
        past = Past(timedelta(milliseconds=milliseconds), lambda: copied(world))
        world.memory["past"] = past
        past.keep(world.now())
    kept: Past[Data] = world.memory["past"]
    return kept


def read_late(ordinary: Ordinary, call: Call, milliseconds: int) -> Any:
    """Answer a read out of the past; keep what a write has made of the data."""
    world = call.world
    past = past_of(world, milliseconds)
    if call.method != "GET":
        reply = ordinary(call)
        past.keep(world.now())
        return reply
    present = world.projects, world.shelves
    world.projects, world.shelves = past.shown(world.now())
    try:
        return ordinary(call)
    finally:
        world.projects, world.shelves = present


def _late(milliseconds: int, *operations: str) -> Any:
    def change(ordinary: Ordinary, call: Call) -> Any:
        is_late = not operations or call.method != "GET" or call.route.operation in operations
        return read_late(ordinary, call, milliseconds) if is_late else ordinary(call)

    return change


for _each in DELAYS:
    differences.permit(
        f"late-reads-{_each}",
        f"A read shows what was written {_each} milliseconds ago or earlier.",
        at="flow.answer",
    )(_late(_each))
    differences.permit(
        f"late-list-{_each}",
        f"The list of projects shows what was written {_each} milliseconds ago or earlier.",
        at="flow.answer",
    )(_late(_each, "list_projects"))
