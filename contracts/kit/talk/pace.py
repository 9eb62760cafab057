"""How fast and how much a run may send."""

import re
from dataclasses import dataclass, field

from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.stop import BudgetSpent, WrongUse

SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0}


def parse_rate(text: str) -> float:
    """Return the requests per second that `2/s` or `90/m` allows."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)/([smh])", text.strip())
    if match is None or float(match[1]) == 0:
        raise WrongUse(f"{text!r} is no rate; write 5/s or 90/m")
    return float(match[1]) / SECONDS[match[2]]


@dataclass
class Pace:
    """Spaces requests evenly, counts them, and ends the run when the budget is spent."""

    clock: Clock
    per_second: float | None = None
    budget: int | None = None
    sent: int = 0
    _next: float = field(default=0.0, init=False)

    def step(self, *, at_once: bool = False) -> None:
        """Wait for the next request's turn and count it; BudgetSpent where there is none left.

        What goes at once takes the turns of those that follow.
        """
        if self.budget is not None and self.sent >= self.budget:
            raise BudgetSpent(f"the run has sent its {self.budget} requests (--max-requests)")
        self.sent += 1
        if self.per_second is None:
            return
        now = self.clock.watch()
        if now < self._next and not at_once:
            self.clock.sleep(self._next - now)
        self._next = max(now, self._next) + 1 / self.per_second
