"""How much the trying out of reproducers may cost: requests, and things that stay behind."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.talk.exchange import Exchange

# Seconds. What came of a longer wait is shown, and not waited for again.
LONGEST_WAIT = 60.0


@dataclass
class Allowance:
    """What is left to spend; `leaves` names the operations that leave something behind."""

    requests: int
    things: int
    leaves: Collection[str]

    @classmethod
    def given(
        cls, requests: int, things: int, leaves: Collection[str], *, is_given: bool
    ) -> "Allowance":
        """Return one of so much, or one that allows nothing."""
        return cls(max(0, requests), things, leaves) if is_given else cls(0, 0, ())

    def part(self, parts: int) -> tuple[int, int]:
        """Return what one of so many equal parts would hold: requests, and things."""
        return self.requests // parts, self.things // parts

    def share(self, requests: int, things: int) -> "Allowance":
        """Set a part aside, and return it; `take_back` returns what is left of it."""
        part = Allowance(min(requests, self.requests), min(things, self.things), self.leaves)
        self.requests -= part.requests
        self.things -= part.things
        return part

    def take_back(self, part: "Allowance") -> None:
        """Add what is left of a part."""
        self.requests += part.requests
        self.things += part.things

    def covers(self, exchanges: Sequence[Exchange]) -> bool:
        """Tell whether these may be sent again."""
        things = sum(map(self._leaves_one, exchanges))
        is_soon = all(each.waited <= LONGEST_WAIT for each in exchanges)
        return is_soon and len(exchanges) <= self.requests and things <= self.things

    def spend(self, exchange: Exchange) -> None:
        """Take away what sending this again costs."""
        self.requests -= 1
        self.things -= self._leaves_one(exchange)

    def _leaves_one(self, exchange: Exchange) -> bool:
        return exchange.is_success and exchange.operation in self.leaves
