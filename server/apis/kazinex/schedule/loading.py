"""How much of each assignment falls in which week.

    loading(schedule) -> tuple[AssignmentLoading, ...]
        One for each assignment, in file order, of the project that the file is about.

    AssignmentLoading
        assignment (its place in the file), resource_id, activity_id, planned_units, actual_units,
        weeks; `reason` in words where there are no weeks
    Week        monday: date, units: float; the weeks add up to `planned_units` exactly as decimals
                (six places, the rest to the last)

    The planned units are spread evenly (no curve is looked at) over the assignment's planned dates,
    else its activity's, by work minutes on the activity's calendar (TT_Rsrc: the resource's). Where
    the calendar has no work between them, all of it falls in the week of the finish.

Source: docs/schedules.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from math import isfinite

from understudy.server.apis.kazinex.schedule.calendars import RESOURCE_DEPENDENT, WorkTimes
from understudy.server.apis.kazinex.schedule.model import Activity, Assignment, Schedule
from understudy.server.apis.kazinex.schedule.work_time import (
    LAST,
    WEEK,
    WorkTime,
    minute_of,
    moment_of,
)

PLACES = Decimal("0.000001")
# Twenty years: longer is a slip of the pen, and a histogram that nobody reads.
MOST_WEEKS = 1_044
# Beyond, six places are no longer exact.
MOST_UNITS = 1e9


@dataclass(frozen=True, slots=True)
class Week:
    """The units of a week, which starts on a Monday."""

    monday: date
    units: float


@dataclass(frozen=True, slots=True)
class AssignmentLoading:
    """An assignment by weeks; see the module."""

    assignment: Assignment
    resource_id: str | None
    activity_id: str
    planned_units: float
    actual_units: float
    weeks: tuple[Week, ...] = ()
    reason: str | None = None


def loading(schedule: Schedule) -> tuple[AssignmentLoading, ...]:
    """Return the loading of each assignment of the project that the file is about."""
    return tuple(_Loading(schedule).all())


class _Loading:
    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._works = WorkTimes(schedule, {each.id: each for each in schedule.projects})
        self._resources = {each.id: each for each in schedule.resources}
        self._activities = {
            each.id: each for each in schedule.activities if each.project_id == schedule.project_id
        }

    def all(self) -> Iterator[AssignmentLoading]:
        for assignment in self._schedule.assignments:
            activity = self._activities.get(assignment.activity_id)
            if activity is not None:
                yield self._one(assignment, activity)

    def _one(self, assignment: Assignment, activity: Activity) -> AssignmentLoading:
        units = assignment.planned_units or 0.0
        start = assignment.planned_start or activity.planned_start or activity.early_start
        finish = assignment.planned_finish or activity.planned_finish or activity.early_finish
        weeks: tuple[Week, ...] = ()
        reason = _obstacle(units, start, finish)
        if reason is None and start is not None and finish is not None:
            weeks = _weeks(
                units, minute_of(start), minute_of(finish), self._work(assignment, activity)
            )
        return AssignmentLoading(
            assignment,
            assignment.resource_id,
            assignment.activity_id,
            units,
            assignment.actual_units or 0.0,
            weeks,
            reason,
        )

    def _work(self, assignment: Assignment, activity: Activity) -> WorkTime:
        resource = self._resources.get(assignment.resource_id or "")
        if activity.type != RESOURCE_DEPENDENT or resource is None or resource.calendar_id is None:
            return self._works.of_activity(activity)
        return self._works.of(resource.calendar_id, activity.project_id)


def _obstacle(units: float, start: datetime | None, finish: datetime | None) -> str | None:
    if not units:
        return "no units are planned"
    if not isfinite(units) or abs(units) > MOST_UNITS:
        return "more units are planned than can be counted"
    if start is None or finish is None:
        return "no planned dates"
    if finish < start:
        return "the planned finish is before the start"
    if minute_of(finish) > LAST or minute_of(finish) - minute_of(start) > MOST_WEEKS * WEEK:
        return "the planned dates span more than twenty years"
    return None


def _weeks(units: float, start: int, finish: int, work: WorkTime) -> tuple[Week, ...]:
    """Return the weeks with work; the instants count from a Monday, so weeks are a division."""
    done = work.worked(start)
    total = work.worked(finish) - done
    if not total:
        return (Week(_monday(finish), units),)
    planned, left = Decimal(str(units)), Decimal(str(units))
    found: list[tuple[int, Decimal]] = []
    for week in range(start // WEEK, finish // WEEK + 1):
        until = work.worked(min((week + 1) * WEEK, finish))
        if until == done:
            continue
        part = (planned * (until - done) / total).quantize(PLACES, ROUND_DOWN)
        found.append((week, part))
        left -= part
        done = until
    last, part = found[-1]
    found[-1] = (last, part + left)
    return tuple(Week(_monday(week * WEEK), float(part)) for week, part in found)


def _monday(instant: int) -> date:
    return moment_of(instant // WEEK * WEEK).date()
