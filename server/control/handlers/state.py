"""All that is stored: out, in, and under names."""

from collections.abc import Mapping
from typing import Any

from understudy.server.control.staged import check_documents
from understudy.server.state.access.keys import KEYS, ORGS
from understudy.server.state.failures import Invalid
from understudy.server.state.storage.rows import Tables
from understudy.server.state.transfer.exports import exported, recognized
from understudy.server.state.transfer.imports import StateError, read_state
from understudy.server.state.transfer.snapshots import Snapshot, count_documents
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def export_state(world: World, reveal: bool | None) -> Answer:
    """Return everything that is stored, without tokens unless they are asked for."""
    return exported(world.store, world.keys, reveal=bool(reveal))


async def import_state(world: World, body: Body) -> Answer:
    """Put a state in the place of everything; nothing is touched before all of it is checked."""
    try:
        content = read_state(body, {api.name: api.collections for api in world.served})
    except StateError as error:
        raise Invalid(str(error)) from error
    check_documents(world.served, content)
    content = recognized(content, world.store.tables(), world.start)
    world.store.replace(content)
    return stored(content)


def stored(content: Tables) -> Answer:
    """Return how much there is."""
    return {
        "organizations": len(content.get(ORGS, {})),
        "keys": len(content.get(KEYS, {})),
        "documents": count_documents(content),
    }


async def list_snapshots(world: World) -> list[Answer]:
    """Return the snapshots."""
    return [shown_snapshot(snapshot) for snapshot in world.snapshots.list()]


async def save_snapshot(world: World, body: Body) -> Answer:
    """Save everything that is stored under a name."""
    return shown_snapshot(world.snapshots.save(body["name"]))


async def load_snapshot(world: World, name: str) -> Answer:
    """Go back to a snapshot."""
    return shown_snapshot(world.snapshots.load(name))


async def remove_snapshot(world: World, name: str) -> Answer:
    """Forget a snapshot."""
    return shown_snapshot(world.snapshots.remove(name))


def shown_snapshot(snapshot: Snapshot) -> Answer:
    """Return what a snapshot holds, in numbers."""
    return {
        "name": snapshot.name,
        "saved_at": snapshot.saved_at,
        "documents": snapshot.documents,
    }
