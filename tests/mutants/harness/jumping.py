"""A clock that does not wait: what is slept has passed at once, for the kit and the reference."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from understudy.contracts.kit.talk.clock import Clock

# Who waits for a delivery looks so often; meanwhile real threads have to come along.
SHORTEST = 0.05


@dataclass
class Jumping:
    """Runs as real time does, and jumps ahead where somebody sleeps."""

    ahead: float = 0.0

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.ahead)

    def watch(self) -> float:
        """Return the seconds of a stop watch."""
        return time.monotonic() + self.ahead

    def sleep(self, seconds: float) -> None:
        """Jump."""
        if seconds < SHORTEST:
            time.sleep(seconds)
            return
        self.ahead += seconds

    @property
    def clock(self) -> Clock:
        """The clock that a run is given."""
        return Clock(self.now, self.watch, self.sleep)
