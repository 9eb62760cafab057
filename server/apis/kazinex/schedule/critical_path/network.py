"""Activities and links as numbers to compute with: minutes, instants, and places in the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from understudy.server.apis.kazinex.schedule.model import (
    FINISH_MILESTONE,
    START_MILESTONE,
    Activity,
    Options,
)
from understudy.server.apis.kazinex.schedule.model.record import record
from understudy.server.apis.kazinex.schedule.work_time import WorkTime

MILESTONES = (START_MILESTONE, FINISH_MILESTONE)
START_ON, FINISH_ON = "CS_MSO", "CS_MEO"
START_AFTER, FINISH_AFTER = "CS_MSOA", "CS_MEOA"
START_BEFORE, FINISH_BEFORE = "CS_MSOB", "CS_MEOB"
MUST_START, MUST_FINISH = "CS_MANDSTART", "CS_MANDFIN"
AS_LATE_AS_POSSIBLE = "CS_ALAP"


@record
class Link:
    """A link between two places; `lag` is on `calendar`, where None is the clock (24 hours)."""

    predecessor: int
    successor: int
    from_finish: bool
    to_finish: bool
    lag: int
    calendar: WorkTime | None

    def after(self, instant: int) -> int:
        """Return the instant a lag after one of the predecessor's: a finish stays a finish."""
        if self.calendar is None:
            return instant + self.lag
        work = self.calendar.worked(instant) + self.lag
        return self.calendar.finish(work) if self.from_finish else self.calendar.start(work)

    def before(self, instant: int) -> int:
        """Return the latest instant of the predecessor whose lag leads to one of the successor's.

        It is the start of work where that is the same as the finish of the work before: on another
        calendar than the lag's there may be work between the two.
        """
        if self.calendar is None:
            return instant - self.lag
        return self.calendar.start(self.calendar.worked(instant) - self.lag)


@record
class Node:
    """An activity with what its dates depend on, in minutes and instants.

    `remaining` is 0 for milestones and for what is complete. `limits` are its constraints: code and
    instant. `project` is the project's place, `data_date` its; `ready` is that, moved up to work
    time. Of a plain one, as most are, links and calendar decide alone: it is not begun, and has no
    constraints, external dates or expected finish.
    """

    activity: Activity
    project: int
    options: Options
    work: WorkTime
    state: str
    remaining: int
    data_date: int
    ready: int
    limits: tuple[tuple[str, int], ...]
    is_plain: bool

    def limit(self, *codes: str) -> list[int]:
        """Return the dates of its constraints of these kinds."""
        return [instant for code, instant in self.limits if code in codes]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by place, the links into and out of each, and the must-finish date of each project.

    `drivers` and `followers` are those of the links that have a say in early and in late dates.
    """

    nodes: Sequence[Node]
    into: Sequence[Sequence[Link]]
    out: Sequence[Sequence[Link]]
    drivers: Sequence[Sequence[Link]]
    followers: Sequence[Sequence[Link]]
    must_finish: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Dates:
    """The instants of each node, filled by one pass after the other.

    `early_work` and `late_work` are W of the finishes, `remaining` the work before them: W of a
    start is the one less the other.
    """

    early_start: list[int]
    early_finish: list[int]
    early_work: list[int]
    late_start: list[int]
    late_finish: list[int]
    late_work: list[int]
    remaining: list[int]

    @classmethod
    def of(cls, count: int) -> "Dates":
        """Return dates for so many nodes, none of them computed."""
        return cls(*([0] * count for _ in range(7)))
