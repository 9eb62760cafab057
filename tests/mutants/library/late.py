"""Permitted differences in when a read shows what was written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.mutants.library.past import Past
from tests.mutants.library.rows import Row, row

DELAYS = (50, 150, 500)


@dataclass(frozen=True)
class Late:
    """What is late: the attributes of a world in which its data are, and `copied` of each.

    `lists` are the operations that list something, and `says` what they are called.
    """

    copied: dict[str, Callable[[Any], Any]]
    lists: tuple[str, ...]
    says: str = "A list"
    name: str = "late-lists"

    def rows(self) -> Iterator[Row]:
        """Yield a difference for each delay: of all reads, and of the lists alone."""
        for each in DELAYS:
            shows = f"shows what was written {each} milliseconds ago or earlier."
            yield row(f"late-reads-{each}", f"A read {shows}").at("flow.answer", self._late(each))
            yield row(f"{self.name}-{each}", f"{self.says} {shows}").at(
                "flow.answer", self._late(each), when=self._is_listed
            )

    def _is_listed(self, call: Any) -> bool:
        return call.method != "GET" or call.route.operation in self.lists

    def _late(self, milliseconds: int) -> Callable[..., Any]:
        """Return what answers a read out of the past, and keeps what a write made of the data."""

        def change(ordinary: Any, call: Any) -> Any:
            world = call.world
            past = self._past_of(world, milliseconds)
            if call.method != "GET":
                reply = ordinary(call)
                past.keep(world.now())
                return reply
            present = {name: getattr(world, name) for name in self.copied}
            vars(world).update(past.shown(world.now()))
            try:
                return ordinary(call)
            finally:
                vars(world).update(present)

        return change

    def _past_of(self, world: Any, milliseconds: int) -> Past[dict[str, Any]]:
        """Return the past of a world, which begins when it is first asked for."""

        def copies() -> dict[str, Any]:
            return {name: copy(getattr(world, name)) for name, copy in self.copied.items()}

        if "past" not in world.memory:
            past = Past(timedelta(milliseconds=milliseconds), copies)
            world.memory["past"] = past
            past.keep(world.now())
        kept: Past[dict[str, Any]] = world.memory["past"]
        return kept
