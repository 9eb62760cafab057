"""The stand-in's clock."""

from collections.abc import Mapping
from typing import Any

from understudy.server.state.failures import Conflict, Invalid
from understudy.server.state.time.agenda import Ran
from understudy.server.state.time.clock import Clock, ClockBusy, stamp_of
from understudy.server.state.time.instants import ClockError, parse_duration, parse_instant
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def get_clock(world: World) -> Answer:
    """Return what time it is in the stand-in."""
    return shown_clock(world.clock, [])


async def move_clock(world: World, body: Body) -> Answer:
    """Freeze, advance or release the clock; returns what ran."""
    try:
        return shown_clock(world.clock, await moved(world, body))
    except ClockBusy as error:
        raise Conflict(str(error)) from error
    except ClockError as error:
        raise Invalid(str(error), "freeze" if "freeze" in body else "advance") from error


async def moved(world: World, body: Body) -> list[Ran]:
    """Move the clock as the body says; a jump begins every count of calls anew."""
    if "advance" in body:
        return await world.clock.advance(parse_duration(body["advance"]))
    if "freeze" in body:
        world.clock.freeze(parse_instant(body["freeze"]))
    else:
        world.clock.real()
    world.limits.drop()
    return []


def shown_clock(clock: Clock, ran: list[Ran]) -> Answer:
    """Return the clock with what ran."""
    return {
        "now": clock.stamp(),
        "frozen": clock.frozen,
        "ran": [shown_run(job) for job in ran],
    }


def shown_run(job: Ran) -> Answer:
    """Return a job that ran, with what went wrong in it."""
    error = None if job.error is None else f"{type(job.error).__name__}: {job.error}"
    return {"at": stamp_of(job.when), "name": job.name, "error": error}
