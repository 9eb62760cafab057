"""What happens to a call on purpose: one that meets a fault, or that asks for it itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, exp, log, pi, sqrt
from typing import Any

from understudy.server.state.failures import Invalid

LONGEST_DELAY_MS = 60_000
# How a body may be wrong: half of it, other bytes, or another media type than it has.
MALFORMED = ("cut", "garbage", "content_type")
# Of each of these, one alone.
ENDINGS = ("drop", "reset", "truncate", "malformed")
NO_ANSWER = ("status", "drop", "reset")
WITH_STATUS = ("message", "retry_after", "unread")
WITH_DELAY = ("delay_max_ms", "delay_sigma")
PACES = ("trickle_ms", "bytes_per_second")


@dataclass(frozen=True)
class Effects:
    """How a call is answered; what is not given stays as it is without them."""

    status: int | None = None
    message: str | None = None
    retry_after: int | None = None
    unread: bool = False
    drop: bool = False
    reset: bool = False
    truncate: bool = False
    malformed: str | None = None
    delay_ms: int = 0
    delay_max_ms: int | None = None
    delay_sigma: float | None = None
    trickle_ms: int = 0
    bytes_per_second: int | None = None

    @property
    def is_decisive(self) -> bool:
        """Whether the answer is another one; what is only slow leaves room for the next."""
        return self.status is not None or self.is_unanswered or self.is_broken

    @property
    def is_unanswered(self) -> bool:
        """Whether there is no answer at all."""
        return self.drop or self.reset

    @property
    def is_broken(self) -> bool:
        """Whether the answer is not what it says it is."""
        return self.truncate or self.malformed is not None

    def delay(self, fraction: Callable[[int], float]) -> int:
        """Return the milliseconds to wait, given two numbers in [0, 1) by their places.

        From a range all are as likely; by a sigma half of them are longer than the median, few of
        them much longer, as in a log-normal distribution.
        """
        drawn: float = self.delay_ms
        if self.delay_max_ms is not None:
            drawn += (self.delay_max_ms - self.delay_ms) * fraction(0)
        elif self.delay_sigma is not None:
            drawn *= exp(self.delay_sigma * deviation(fraction(0), fraction(1)))
        return min(round(drawn), LONGEST_DELAY_MS)


NOTHING = Effects()


def deviation(one: float, other: float) -> float:
    """Return a number of the standard normal distribution, by the method of Box and Muller."""
    return sqrt(-2 * log(1 - one)) * cos(2 * pi * other)


def check_effects(fields: Mapping[str, Any]) -> None:
    """Raise Invalid where two effects exclude each other, or one says what nothing would send."""
    # An answer that is broken may have any status: a gateway's 502 is often a page in HTML.
    for names in (ENDINGS, NO_ANSWER, WITH_DELAY, PACES):
        if len(fields.keys() & {*names}) > 1:
            raise Invalid(f"must hold only one of {', '.join(names)}")
    for names, needed in ((WITH_STATUS, "status"), (WITH_DELAY, "delay_ms")):
        if fields.keys() & {*names} and needed not in fields:
            *first, last = names
            raise Invalid(f"must hold {needed}, where it holds {', '.join(first)} or {last}")
    if fields.get("delay_max_ms", LONGEST_DELAY_MS) < fields.get("delay_ms", 0):
        raise Invalid("must be no less than delay_ms", "delay_max_ms")
    if fields.keys() & {*PACES} and fields.keys() & {"drop", "reset"}:
        raise Invalid("must hold no drop or reset, where an answer is to be slow")
