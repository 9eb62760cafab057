"""What the head of every page tells: the clock, the faults in force, the requests noted."""

from typing import Any

from understudy.server.control.console.page import Asked, Page
from understudy.server.world import World


def pulse_of(world: World) -> dict[str, Any]:
    """Return what goes on in a world, in three words."""
    return {
        "now": world.clock.stamp(),
        "frozen": world.clock.frozen,
        "faults": len(world.faults.list()),
        "requests": world.journal.count,
    }


async def show(asked: Asked) -> dict[str, Any]:
    """Return nothing more than what every page shows."""
    return {}


PAGE = Page("/status", "Status", "status.html", show)
