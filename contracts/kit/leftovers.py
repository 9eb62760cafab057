"""What a run has made and cannot take away again."""

from collections.abc import Mapping
from typing import Any

from understudy.contracts.kit.exchange import Exchange, Request


class Leftovers:
    """Watches the answers for things made: by operation, the way to the id in the answer."""

    def __init__(self, leaves: Mapping[str, tuple[str, ...]]) -> None:
        self._leaves = leaves
        self._made: dict[str, Request] = {}

    @property
    def ids(self) -> list[str]:
        """The ids of what stayed behind, in the order in which it was made."""
        return list(self._made)

    @property
    def made(self) -> list[tuple[str, Request]]:
        """The ids of what stayed behind, with the request that made each of them."""
        return list(self._made.items())

    def forget(self, ident: str) -> None:
        """Note that something is gone again."""
        del self._made[ident]

    def watch(self, exchange: Exchange) -> None:
        """Note what an answer says was made."""
        way = self._leaves.get(exchange.operation or "")
        if way is not None and exchange.is_success:
            ident = _at(exchange.json, way) or f"unnamed ({exchange.request.line})"
            self._made.setdefault(ident, exchange.request)


def _at(node: Any, way: tuple[str, ...]) -> str | None:
    for key in way:
        node = node.get(key) if isinstance(node, dict) else None
    return str(node) if isinstance(node, str | int) else None
