"""What a run has made and cannot take away again."""

from collections.abc import Mapping
from typing import Any

from understudy.contracts.kit.exchange import Exchange


class Leftovers:
    """Watches the answers for things made: by operation, the way to the id in the answer."""

    def __init__(self, leaves: Mapping[str, tuple[str, ...]]) -> None:
        self._leaves = leaves
        self._ids: dict[str, None] = {}

    @property
    def ids(self) -> list[str]:
        """The ids of what stayed behind, in the order in which it was made."""
        return list(self._ids)

    def watch(self, exchange: Exchange) -> None:
        """Note what an answer says was made."""
        way = self._leaves.get(exchange.operation or "")
        if way is not None and exchange.is_success:
            self._ids[_at(exchange.json, way) or f"unnamed ({exchange.request.line})"] = None


def _at(node: Any, way: tuple[str, ...]) -> str | None:
    for key in way:
        node = node.get(key) if isinstance(node, dict) else None
    return str(node) if isinstance(node, str | int) else None
