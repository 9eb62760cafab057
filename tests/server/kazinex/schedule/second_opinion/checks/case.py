"""What a check looks at: the project that a file is about, with what section 5 leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from tests.server.kazinex.schedule.second_opinion.dates import Opinion

from understudy.server.apis.kazinex.schedule.model import (
    COMPLETE,
    LEVEL_OF_EFFORT,
    WBS_SUMMARY,
    Activity,
    Relation,
    Schedule,
)

NOT_WORK = (LEVEL_OF_EFFORT, WBS_SUMMARY)
MILESTONES = ("TT_Mile", "TT_FinMile")


@dataclass(frozen=True)
class Reading:
    """What the second opinion finds: whom it looked at, who fails, and the number that counts.

    `value` is a share of 0 to 1 where section 5 divides, else a count. `lacking` is the share that
    fails, by which the score falls, where it is not that of the population. `skipped` where the
    data do not allow the check.
    """

    population: int = 0
    failing: frozenset[str] = frozenset()
    value: float | None = None
    is_within: bool = False
    skipped: bool = False
    lacking: float | None = None

    @property
    def share(self) -> float:
        """Return what part fails."""
        return len(self.failing) / self.population if self.lacking is None else self.lacking

    @property
    def score(self) -> float:
        """Return 100 within the threshold, else what the failing share leaves of it."""
        return 100.0 if self.is_within else 100 * (1 - self.share)


SKIPPED = Reading(skipped=True)


def at_most(share: float, population: int, failing: Iterable[str]) -> Reading:
    """Return a reading that allows this share to fail."""
    fails = frozenset(failing)
    if not population:
        return SKIPPED
    value = len(fails) / population
    return Reading(population, fails, value, value <= share)


def none_of(population: int, failing: Iterable[str]) -> Reading:
    """Return a reading that allows none to fail, and counts them."""
    fails = frozenset(failing)
    return Reading(population, fails, len(fails), not fails) if population else SKIPPED


@dataclass
class Case:
    """A schedule to be judged, with the second opinion on its dates and maybe a baseline."""

    schedule: Schedule
    opinion: Opinion
    baseline: Schedule | None = None

    @cached_property
    def by_id(self) -> dict[str, Activity]:
        """All activities of the file."""
        return {each.id: each for each in self.schedule.activities}

    @cached_property
    def all(self) -> list[Activity]:
        """The activities of the project that the file is about."""
        mine = self.schedule.project_id
        return [each for each in self.schedule.activities if each.project_id == mine]

    @cached_property
    def work(self) -> list[Activity]:
        """Those that are work: no level of effort, no summary."""
        return [each for each in self.all if each.type not in NOT_WORK]

    @cached_property
    def open(self) -> list[Activity]:
        """The work that is not complete."""
        return [each for each in self.work if each.status != COMPLETE]

    @cached_property
    def links(self) -> list[Relation]:
        """The links to open work, neither end level of effort or summary."""
        is_open = {each.id for each in self.open}
        return [
            each
            for each in self.schedule.relations
            if each.successor_id in is_open and self.is_work(each.predecessor_id)
        ]

    def is_work(self, key: str) -> bool:
        """Whether this is work; what the file lacks may be."""
        return key not in self.by_id or self.by_id[key].type not in NOT_WORK

    def into(self, activity: Activity) -> list[Relation]:
        """Return the links by which an activity waits for work."""
        return [
            each
            for each in self.schedule.relations
            if each.successor_id == activity.id and self.is_work(each.predecessor_id)
        ]

    def out_of(self, activity: Activity) -> list[Relation]:
        """Return the links by which work waits for an activity."""
        return [
            each
            for each in self.schedule.relations
            if each.predecessor_id == activity.id and self.is_work(each.successor_id)
        ]

    def day(self, activity: Activity) -> int:
        """Return the minutes of a day on an activity's calendar."""
        days = {each.id: each.day_minutes for each in self.schedule.calendars}
        return days.get(str(activity.calendar_id)) or 480

    @property
    def data_date(self) -> datetime:
        """Return the data date of the project."""
        moment = self.schedule.project.data_date
        assert moment is not None
        return moment

    def float_of(self, activity: Activity) -> int | None:
        """Return the stored float where the project has any, else our own."""
        if any(each.total_float_minutes is not None for each in self.all):
            return activity.total_float_minutes
        return self.opinion.total_float.get(activity.id)
