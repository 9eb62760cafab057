"""What a link demands of the activities at its ends, with its lag on the lag calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.server.kazinex.schedule.second_opinion.minutes import DAYS, ORIGIN, Minutes, minutes

from understudy.server.apis.kazinex.schedule.model import (
    COMPLETE,
    LEVEL_OF_EFFORT,
    WBS_SUMMARY,
    Activity,
    Calendar,
    Project,
    Relation,
    Schedule,
)

# A link's type names the end of the predecessor, then that of the successor.
FROM_FINISH = ("PR_FS", "PR_FF")
TO_FINISH = ("PR_FF", "PR_SF")
# What an empty record of a calendar means.
EIGHT_HOURS = Calendar("", week=(((480, 960),),) * 5 + ((),) * 2)


@dataclass
class World:
    """A schedule with its maps of minutes; LOE and WBS rows are left out, and what they link."""

    schedule: Schedule
    origin: datetime = ORIGIN
    days: int = DAYS

    def __post_init__(self) -> None:
        stubs = {each.id for each in self.schedule.projects if each.is_stub}
        self.activities: dict[str, Activity] = {
            each.id: each
            for each in self.schedule.activities
            if each.type not in (LEVEL_OF_EFFORT, WBS_SUMMARY) and each.project_id not in stubs
        }
        self.all_activities = {each.id: each for each in self.schedule.activities}
        self.projects: dict[str, Project] = {each.id: each for each in self.schedule.projects}
        self.calendars = {each.id: each for each in self.schedule.calendars}
        self.links = [
            each
            for each in self.schedule.relations
            if each.predecessor_id in self.activities and each.successor_id in self.activities
        ]

        self._into: dict[str, list[Relation]] = {}
        self._out_of: dict[str, list[Relation]] = {}
        for link in self.links:
            self._into.setdefault(link.successor_id, []).append(link)
            if self.activities[link.successor_id].status != COMPLETE:
                self._out_of.setdefault(link.predecessor_id, []).append(link)

    def project(self, activity: Activity) -> Project:
        """Return whose an activity is."""
        return self.projects[activity.project_id]

    def minutes_of(self, activity: Activity) -> Minutes:
        """Return the map of an activity's calendar."""
        return minutes(self.calendar(activity.calendar_id, activity), self.origin, self.days)

    def calendar(self, key: str | None, activity: Activity) -> Calendar:
        """Return a calendar of the file; for one that it lacks, that of the activity's project."""
        keys = (str(key), str(self.project(activity).calendar_id))
        return next((self.calendars[each] for each in keys if each in self.calendars), EIGHT_HOURS)

    def into(self, activity: Activity) -> list[Relation]:
        """Return the links that come into an activity."""
        return self._into.get(activity.id, [])

    def out_of(self, activity: Activity) -> list[Relation]:
        """Return the links to what waits for an activity; what is complete waits no more."""
        return self._out_of.get(activity.id, [])

    def instant(self, moment: datetime) -> int:
        """Return a moment as minutes since the origin."""
        return round((moment - self.origin).total_seconds()) // 60

    def moment(self, instant: int) -> datetime:
        """Return minutes since the origin as a moment."""
        return self.origin + timedelta(minutes=instant)

    def later(self, link: Relation, instant: int) -> int:
        """Return an end of the predecessor with the lag behind it; a start stays one, 08:00."""
        at = Minutes.finish if link.type in FROM_FINISH else Minutes.start
        return self._moved(link, instant, link.lag_minutes, at)

    def earlier(self, link: Relation, instant: int) -> int:
        """Return an instant of the successor with the lag taken off: the latest there is."""
        return self._moved(link, instant, -link.lag_minutes, Minutes.start)

    def _moved(
        self, link: Relation, instant: int, lag: int, at: Callable[[Minutes, int], int]
    ) -> int:
        if not lag:
            return instant
        lags = self._lag_minutes(link)
        return at(lags, lags.upto(instant) + lag)

    def _lag_minutes(self, link: Relation) -> Minutes:
        predecessor = self.activities[link.predecessor_id]
        successor = self.activities[link.successor_id]
        project = self.project(successor)
        ids = {
            "rcal_Predecessor": predecessor.calendar_id,
            "rcal_Successor": successor.calendar_id,
            "rcal_ProjDefault": project.calendar_id,
        }
        name = project.options.lag_calendar
        if name == "rcal_24Hour":
            return minutes(None, self.origin, self.days)
        owner = predecessor if name == "rcal_Predecessor" else successor
        return minutes(self.calendar(ids[name], owner), self.origin, self.days)
