"""What a reference's data were a while ago, for reads that are late."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Data = TypeVar("Data")


@dataclass
class Past(Generic[Data]):
    """Copies of the data, one after each write, as far back as reads are late.

    `copy` has to copy what a later write changes in place.
    """

    late: timedelta
    copy: Callable[[], Data]
    _copies: deque[tuple[datetime, Data]] = field(default_factory=deque, init=False)

    def keep(self, now: datetime) -> None:
        """Keep what the data are at this instant."""
        self._copies.append((now, self.copy()))

    def shown(self, now: datetime) -> Data:
        """Return what a read of this instant shows: what it is given may be changed freely."""
        while len(self._copies) > 1 and self._copies[1][0] <= now - self.late:
            self._copies.popleft()
        return self._copies[0][1]
