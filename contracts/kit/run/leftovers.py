"""What a run has made and cannot take away again."""

from collections.abc import Collection, Mapping
from typing import Any

from understudy.contracts.kit.probes.reading import at
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.wire import GAVE_UP


class Leftovers:
    """Watches the answers for things made: by operation, the way to the id in the answer.

    `removed` are the ids of what the operations of `removing` took away, trials of reproducers too.
    """

    def __init__(
        self, leaves: Mapping[str, tuple[str, ...]], removing: Collection[str] = ()
    ) -> None:
        self._leaves = leaves
        self._removing = removing
        self.removed: set[str] = set()
        self._made: dict[str, Request] = {}
        self._unnamed: dict[str, None] = {}

    @property
    def ids(self) -> list[str]:
        """The ids of what stayed behind, in the order in which it was made; last what has none."""
        return [*self._made, *self._unnamed]

    @property
    def made(self) -> list[tuple[str, Request]]:
        """The ids of what stayed behind and has one, with the request that made each of them."""
        return list(self._made.items())

    def forget(self, ident: str) -> None:
        """Note that something is gone again."""
        del self._made[ident]

    def watch(self, exchange: Exchange) -> None:
        """Note what an answer says was made."""
        if exchange.operation in self._removing and exchange.is_success:
            self.removed.update(exchange.request.params.values())
        way = self._leaves.get(exchange.operation or "")
        if way is None:
            return
        if exchange.status in GAVE_UP:
            self.doubt(exchange.request)
        if exchange.is_success:
            self._note(_text(at(exchange.json, ".".join(way))), exchange.request)

    def doubt(self, request: Request) -> None:
        """Note that a request may have made something, whose id nobody told."""
        if request.operation in self._leaves:
            self._unnamed[f"perhaps unnamed ({request.line})"] = None

    def _note(self, ident: str | None, request: Request) -> None:
        if ident is None:
            self._unnamed[f"unnamed ({request.line})"] = None
        else:
            self._made.setdefault(ident, request)


def _text(node: Any) -> str | None:
    return str(node) if isinstance(node, str | int) else None
