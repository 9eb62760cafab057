"""The operations of the control plane, each named by its operationId."""

from collections.abc import Mapping, Sequence
from typing import Any

from understudy import __version__
from understudy.server.control.masks import masked_key, shown_exchange
from understudy.server.served import ServedApi
from understudy.server.state.clock import (
    Clock,
    ClockError,
    Ran,
    parse_duration,
    parse_instant,
    stamp_of,
)
from understudy.server.state.failures import Invalid, NotFound
from understudy.server.state.keys import Key
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def get_health(world: World) -> Answer:
    """Return the version and the APIs that are served."""
    return {
        "status": "ok",
        "version": __version__,
        "apis": [shown_api(api, world.served) for api in world.served],
    }


def shown_api(api: ServedApi, served: Sequence[ServedApi]) -> Answer:
    """Return an API with where it answers and where its pages are."""
    docs = "/docs" if api is served[0] else f"/docs/{api.name}"
    return {"name": api.name, "title": api.spec.title, "base_path": api.base_path, "docs": docs}


async def reset(world: World) -> Answer:
    """Go back to the start."""
    world.reset()
    return await get_health(world)


async def list_keys(world: World, reveal: bool | None) -> list[Answer]:
    """Return every key, masked unless whole ones are asked for and can be read."""
    return [
        shown_key(key, whole=bool(reveal) and world.keys.is_readable(key))
        for key in world.keys.list()
    ]


async def create_key(world: World, body: Body) -> Answer:
    """Create a key; this answer shows it whole."""
    return shown_key(world.keys.create(body["api"], body["org"], body["name"]), whole=True)


async def revoke_key(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Revoke a key at once."""
    try:
        return shown_key(world.keys.revoke(id), whole=False)
    except NotFound:
        raise NotFound(f"no key has the id {id!r}; GET /keys lists them") from None


def shown_key(key: Key, *, whole: bool) -> Answer:
    """Return a key as the control plane shows it."""
    return {
        "id": key.id,
        "api": key.api,
        "org": key.org,
        "name": key.name,
        "key": key.key if whole else masked_key(key.key),
        "created_at": key.created_at,
        "revoked_at": key.revoked_at,
    }


async def get_clock(world: World) -> Answer:
    """Return what time it is in the stand-in."""
    return shown_clock(world.clock, [])


async def move_clock(world: World, body: Body) -> Answer:
    """Freeze, advance or release the clock; returns what ran."""
    try:
        return shown_clock(world.clock, moved(world.clock, body))
    except ClockError as error:
        raise Invalid(str(error), "freeze" if "freeze" in body else "advance") from error


def moved(clock: Clock, body: Body) -> list[Ran]:
    """Move the clock as the body says."""
    if "advance" in body:
        return clock.advance(parse_duration(body["advance"]))
    if "freeze" in body:
        clock.freeze(parse_instant(body["freeze"]))
    else:
        clock.real()
    return []


def shown_clock(clock: Clock, ran: list[Ran]) -> Answer:
    """Return the clock with what ran."""
    return {
        "now": clock.stamp(),
        "frozen": clock.frozen,
        "ran": [{"at": stamp_of(job.when), "name": job.name} for job in ran],
    }


async def list_journal(world: World) -> list[Answer]:
    """Return the exchanges that the journal holds, newest last."""
    return [shown_exchange(entry) for entry in world.journal.list()]


async def clear_journal(world: World) -> list[Answer]:
    """Empty the journal."""
    world.journal.clear()
    return []
