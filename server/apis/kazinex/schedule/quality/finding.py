"""What a check finds: a value to hold against its threshold, and who is to blame."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


class Skipped(Exception):
    """The data do not allow this check; the message tells people why."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A value in the check's unit; `failing` are ids (of activities, links or calendars).

    `failing_share` is what the score falls by where the threshold is not kept.
    """

    value: float
    population: int
    failing: Sequence[str]
    failing_share: float
    details: dict[str, Any] = field(default_factory=dict)


def count(failing: Sequence[str], population: int, of: str, **details: Any) -> Finding:
    """Return a finding whose value is a count; Skipped where there is nothing to look at."""
    share = _share(failing, population, of)
    return Finding(len(failing), population, failing, share, details)


def share(failing: Sequence[str], population: int, of: str, **details: Any) -> Finding:
    """Return a finding whose value is the failing share."""
    part = _share(failing, population, of)
    return Finding(part, population, failing, part, details)


def rest(failing: Sequence[str], population: int, of: str, **details: Any) -> Finding:
    """Return a finding whose value is the share that does not fail."""
    part = _share(failing, population, of)
    return Finding((population - len(failing)) / population, population, failing, part, details)


def _share(failing: Sequence[str], population: int, of: str) -> float:
    if not population:
        raise Skipped(f"there are no {of}")
    return len(failing) / population
