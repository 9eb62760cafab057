"""What a check has looked at since its current example began: operations, and comparisons made."""

from collections.abc import Iterator
from contextlib import contextmanager

from understudy.contracts.kit.talk.exchange import Exchange


class Attention:
    """Notes the operations that were called or shown as evidence; `checks` counts comparisons.

    A check that compares nothing has judged nothing, however well it ends.
    """

    def __init__(self) -> None:
        self.operations: set[str] = set()
        self.checks = 0

    def see(self, exchange: Exchange) -> None:
        """Note an answer that is sent for, or looked at."""
        if exchange.operation is not None:
            self.operations.add(exchange.operation)

    def compare(self, *evidence: Exchange) -> None:
        """Note a comparison and what it was about."""
        self.checks += 1
        for exchange in evidence:
            self.see(exchange)

    def take(self) -> frozenset[str]:
        """Return the operations that were looked at, and begin anew."""
        taken = frozenset(self.operations)
        self.operations.clear()
        return taken

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Look at one example by itself: what came before it is no part of it."""
        before, self.operations = self.operations, set()
        try:
            yield
        finally:
            self.operations |= before
