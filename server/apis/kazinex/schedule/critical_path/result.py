"""What a computed schedule tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from understudy.server.apis.kazinex.schedule.model.record import record


@record
class Times:
    """When an activity can be done, and how much it can slip; see the package for the meanings."""

    early_start: datetime
    early_finish: datetime
    late_start: datetime | None
    late_finish: datetime | None
    total_float: int | None
    free_float: int | None
    critical: bool
    longest_path: bool


@dataclass(frozen=True, slots=True)
class Scheduled:
    """The dates of all activities, or why there are none; see the package for the meanings."""

    times: Mapping[str, Times] = field(default_factory=dict)
    finishes: Mapping[str, datetime] = field(default_factory=dict)
    loops: tuple[tuple[str, ...], ...] = ()
    problem: str | None = None

    @property
    def critical(self) -> tuple[str, ...]:
        """Return the ids of critical activities, in file order."""
        return tuple(each for each, times in self.times.items() if times.critical)
