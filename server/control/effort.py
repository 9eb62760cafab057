"""How much work an answer has taken, counted by sizes and numbers, and when others are let in."""

from asyncio import sleep
from collections.abc import Iterable, Sequence
from math import inf

# Counted in nanoseconds, as a usual machine takes them: by what there is to do and not by the
# clock, so that the same content always makes the same pages.
A_TURN = 2_000_000
PORTION = 65_536


class Effort:
    """Counts what was done; `rest` lets others have the loop when that was much."""

    __slots__ = ("_rested", "spent")

    def __init__(self) -> None:
        self.spent = 0
        self._rested = 0

    async def rest(self) -> None:
        """Give the loop back if enough was done since it was last given back."""
        if self.spent - self._rested >= A_TURN:
            self._rested = self.spent
            await sleep(0)

    async def gather(self, pieces: Iterable[bytes]) -> bytes:
        """Return all pieces in one."""
        return b"".join(await self.gather_within(pieces, inf) or ())

    async def gather_within(self, pieces: Iterable[bytes], most: float) -> Sequence[bytes] | None:
        """Return all pieces, put together to portions; None as soon as more than `most` is spent.

        Not to one: to copy a hundred megabytes takes as long as nobody may wait.
        """
        portions: list[bytes] = []
        portion = bytearray()
        for piece in pieces:
            if self.spent > most:
                return None
            portion += piece
            if len(portion) > PORTION:
                portions.append(bytes(portion))
                portion.clear()
            # Asked here first: most pieces are small, and a call for each would cost more.
            if self.spent - self._rested >= A_TURN:
                await self.rest()
        return None if self.spent > most else [*portions, bytes(portion)]
