"""What is judged: the activities and links of the project that a file is about.

    tasks     its activities that are neither LOE nor WBS summaries
    open      tasks that are not complete: the population of most checks
    logic     links with an end among its tasks, none of whose ends is LOE or a summary
    links     those of `logic` with an open successor: the population of the checks of links

Source: docs/schedules.md.
"""

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from understudy.server.apis.kazinex.schedule.calendars import WorkTimes, lag_of
from understudy.server.apis.kazinex.schedule.critical_path import Scheduled, Times
from understudy.server.apis.kazinex.schedule.critical_path.counted import state_of
from understudy.server.apis.kazinex.schedule.model import (
    COMPLETE,
    FINISH_MILESTONE,
    LEVEL_OF_EFFORT,
    START_MILESTONE,
    WBS_SUMMARY,
    Activity,
    Project,
    Relation,
    Schedule,
)
from understudy.server.apis.kazinex.schedule.quality.finding import Skipped
from understudy.server.apis.kazinex.schedule.quality.settings import Settings

SUMMARIES = (LEVEL_OF_EFFORT, WBS_SUMMARY)
MILESTONES = (START_MILESTONE, FINISH_MILESTONE)
USUAL_DAY = 480


class Subject:
    """A schedule made ready for the checks; what several of them need is computed once."""

    def __init__(
        self,
        schedule: Schedule,
        scheduled: Scheduled,
        baseline: Schedule | None,
        settings: Settings,
    ) -> None:
        self.schedule, self.scheduled = schedule, scheduled
        self.baseline, self.settings = baseline, settings
        self.project: Project = schedule.project
        self.works = WorkTimes(schedule, {each.id: each for each in schedule.projects})

    @cached_property
    def activities(self) -> Sequence[Activity]:
        """Return all activities of the project."""
        project = self.project.id
        return [each for each in self.schedule.activities if each.project_id == project]

    @cached_property
    def tasks(self) -> Sequence[Activity]:
        """Return the activities that are neither LOE nor summaries."""
        return [each for each in self.activities if each.type not in SUMMARIES]

    @cached_property
    def open(self) -> Sequence[Activity]:
        """Return the tasks that are not complete."""
        return [each for each in self.tasks if state_of(each) != COMPLETE]

    @cached_property
    def by_id(self) -> Mapping[str, Activity]:
        """Return every activity of the file."""
        return {each.id: each for each in self.schedule.activities}

    @cached_property
    def logic(self) -> Sequence[Relation]:
        """Return the links between tasks of the project, or of one to another project's."""
        tasks = {each.id for each in self.tasks}
        left_out = {each.id for each in self.schedule.activities if each.type in SUMMARIES}
        return [
            each
            for each in self.schedule.relations
            if each.successor_id not in left_out
            and each.predecessor_id not in left_out
            and (each.successor_id in tasks or each.predecessor_id in tasks)
        ]

    @cached_property
    def links(self) -> Sequence[Relation]:
        """Return the links whose successor is open."""
        opens = {each.id for each in self.open}
        return [each for each in self.logic if each.successor_id in opens]

    @cached_property
    def lagged(self) -> Sequence[tuple[Relation, float]]:
        """Return those of the links that have a lag, with its minutes."""
        lags = [(each, self._lag_minutes(each)) for each in self.links]
        return [(each, minutes) for each, minutes in lags if minutes]

    def _lag_minutes(self, link: Relation) -> float:
        """Return the lag of a link; a percentage is of the predecessor's duration, where known."""
        if link.lag_percent is None:
            return link.lag_minutes
        before = self.by_id.get(link.predecessor_id)
        return link.lag_percent if before is None else lag_of(link, before)

    @cached_property
    def preceded(self) -> Set[str]:
        """Return what has a link into it."""
        return {each.successor_id for each in self.logic}

    @cached_property
    def followed(self) -> Set[str]:
        """Return what has a link out of it."""
        return {each.predecessor_id for each in self.logic}

    @cached_property
    def critical(self) -> Mapping[str, None]:
        """Return the open tasks that are critical, in their order."""
        times = self.scheduled.times
        return {each.id: None for each in self.open if times[each.id].critical}

    @cached_property
    def has_stored_floats(self) -> bool:
        """Whether the file stores the total float of any task of the project."""
        return any(each.total_float_minutes is not None for each in self.tasks)

    @cached_property
    def floats(self) -> Mapping[str, int]:
        """Return the total float of each open task that has one: stored, else computed."""
        if self.has_stored_floats:
            found = {each.id: each.total_float_minutes for each in self.open}
        else:
            self.check_computed()
            found = {each.id: self.times(each).total_float for each in self.open}
        return {each: minutes for each, minutes in found.items() if minutes is not None}

    def times(self, activity: Activity) -> Times:
        """Return the computed times of a task."""
        return self.scheduled.times[activity.id]

    def check_computed(self) -> None:
        """Refuse to go on where no dates could be computed."""
        if self.scheduled.problem is not None:
            raise Skipped(f"no dates could be computed: {self.scheduled.problem}")

    def day_minutes(self, activity: Activity) -> int:
        """Return how long a day is on an activity's calendar."""
        calendar = self.works.calendar(activity.calendar_id, activity.project_id)
        return calendar.day_minutes or USUAL_DAY

    def days(self, minutes: int, activity: Activity) -> float:
        """Return minutes of work as days of an activity's calendar."""
        return minutes / self.day_minutes(activity)
