"""What was sent to the APIs, and what they answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from understudy.server.control.exchange import shown_exchange
from understudy.server.control.har import archive
from understudy.server.control.masks import Mask
from understudy.server.state.clock import ClockError, parse_instant
from understudy.server.state.failures import Invalid
from understudy.server.state.journal import Entry, Wanted
from understudy.server.world import World

Query = Mapping[str, Any]
Answer = dict[str, Any]


async def list_journal(world: World, query: Query) -> list[Answer]:
    """Return the exchanges that are asked for, newest last."""
    mask = mask_of(world, query)
    return [shown_exchange(entry, mask, world) for entry in found(world, query)]


async def count_journal(world: World, query: Query) -> Answer:
    """Return how many exchanges are asked for."""
    return {"count": len(found(world, query))}


async def export_journal(world: World, query: Query) -> Answer:
    """Return the exchanges that are asked for as an archive."""
    return archive(found(world, query), mask_of(world, query), world)


async def clear_journal(world: World) -> list[Answer]:
    """Empty the journal."""
    world.journal.clear()
    return []


def found(world: World, query: Query) -> list[Entry]:
    """Return the entries that the query asks for."""
    filters = {name: value for name, value in query.items() if name != "reveal"}
    if "since" in filters:
        filters["since"] = instant_of(filters["since"])
    return world.journal.find(Wanted(**filters))


def instant_of(text: str) -> datetime:
    """Return the instant that a text names."""
    try:
        return parse_instant(text)
    except ClockError as error:
        raise Invalid(str(error), "since") from error


def mask_of(world: World, query: Query) -> Mask:
    """Return what hides keys, as far as the query does not ask for them."""
    secrets = [row["secret"] for row in world.webhooks.list() if row["secret"]]
    return Mask(world.keys, secrets, reveal=query.get("reveal", False))
