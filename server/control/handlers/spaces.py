"""Stand-ins within this one, so that tests do not meet."""

from typing import Any

from understudy.server.control.handlers.life import shown_apis
from understudy.server.spaces import Space, Spaces
from understudy.server.state.failures import NotFound
from understudy.server.world import World

Answer = dict[str, Any]


async def list_spaces(world: World) -> list[Answer]:
    """Return the open spaces."""
    spaces = spaces_of(world)
    return [shown_space(space, spaces) for space in spaces.list()]


async def open_space(world: World) -> Answer:
    """Open a space."""
    spaces = spaces_of(world)
    return shown_space(spaces.open(), spaces)


async def end_space(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """End a space."""
    spaces = spaces_of(world)
    return shown_space(spaces.end(id), spaces)


def spaces_of(world: World) -> Spaces:
    """Return the spaces that are opened from a world, or raise NotFound within one of them."""
    if world.spaces is None:
        raise NotFound("a space holds no spaces; call /_understudy/spaces of the stand-in itself")
    return world.spaces


def shown_space(space: Space, spaces: Spaces) -> Answer:
    """Return a space with the addresses in it."""
    return {
        "id": space.id,
        "path": space.path,
        "control": f"{space.path}/_understudy",
        "apis": shown_apis(space.world),
        "opened_at": space.opened_at,
        "idle_seconds": round(spaces.idle_seconds(space), 1),
    }
