"""The faults in force."""

from collections.abc import Mapping
from typing import Any

from understudy.server.control.naming.reach import check_reach
from understudy.server.state.effects import check_effects
from understudy.server.state.failures import Invalid
from understudy.server.state.faults import Armed
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def list_faults(world: World) -> list[Answer]:
    """Return the faults in force."""
    return [shown_fault(armed) for armed in world.faults.list()]


async def add_fault(world: World, body: Body) -> Answer:
    """Put a fault in force; one that could never match is a mistake, and refused."""
    try:
        check_effects(body)
    except Invalid as broken:
        raise Invalid(broken.problem, broken.field or "the fault") from broken
    check_reach(world, body)
    return shown_fault(world.faults.add(body))


async def clear_faults(world: World) -> list[Answer]:
    """Take every fault out of force."""
    world.faults.clear()
    return []


async def remove_fault(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Take a fault out of force."""
    return shown_fault(world.faults.remove(id))


def shown_fault(armed: Armed) -> Answer:
    """Return a fault as it was asked for, with how often it has struck."""
    return {"id": armed.fault.id, "probability": 1, **armed.asked, "hits": armed.hits}
