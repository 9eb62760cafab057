"""Spaces: the worlds that tests open beside the default one, each under a path of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from understudy.server.state.failures import Conflict, NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.time.clock import Clock

if TYPE_CHECKING:
    from understudy.server.world import World

SPACES = "/_understudy/spaces/"


@dataclass
class Space:
    """One world under a path; `used` is when it was last called, by the machine's own clock."""

    id: str
    path: str
    world: World
    opened_at: str
    used: float


SpaceList: TypeAlias = list[Space]  # Spaces.list hides the builtin within its class


class Spaces:
    """The open spaces; one that nobody calls for long is taken for abandoned, and ends.

    Their ids are never seeded: an address of an earlier run must not lead into somebody's space.
    """

    def __init__(
        self,
        open_world: Callable[[str], World],
        *,
        most: int,
        idle: float,
        ticks: Callable[[], float] = monotonic,
    ) -> None:
        self._open_world = open_world
        self._most = most
        self._idle = idle
        self._ticks = ticks
        self._ids = Ids()
        self._clock = Clock()
        self._open: dict[str, Space] = {}

    def open(self) -> Space:
        """Open a world of its own; Conflict where there are too many."""
        self._end_abandoned()
        if len(self._open) >= self._most:
            raise Conflict(
                f"{self._most} spaces are open, which is the most; "
                "DELETE some, or start with a larger --spaces"
            )
        name = self._ids.make("space")
        path = f"{SPACES}{name}"
        space = Space(name, path, self._open_world(path), self._clock.stamp(), self._ticks())
        self._open[name] = space
        return space

    def find(self, name: str) -> Space:
        """Return an open space, and note that it is in use; NotFound where there is none."""
        self._end_abandoned()
        space = self._open.get(name)
        if space is None:
            raise NotFound(f"no space {name!r} is open; POST /_understudy/spaces opens one")
        space.used = self._ticks()
        return space

    def list(self) -> SpaceList:
        """Return the open spaces, in the order of opening."""
        self._end_abandoned()
        return list(self._open.values())

    def idle_seconds(self, space: Space) -> float:
        """Return for how long nobody has called a space."""
        return self._ticks() - space.used

    def end(self, name: str) -> Space:
        """End a space, and all that is in it."""
        space = self.find(name)
        del self._open[name]
        space.world.close()
        return space

    def close(self) -> None:
        """End every space."""
        for space in self._open.values():
            space.world.close()
        self._open.clear()

    def _end_abandoned(self) -> None:
        now = self._ticks()
        for name, space in list(self._open.items()):
            if now - space.used > self._idle:
                del self._open[name]
                space.world.close()
