"""The work time that holds for an activity, and for the lag of a link."""

from collections.abc import Mapping
from dataclasses import replace

from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Calendar,
    Options,
    Project,
    Relation,
    Schedule,
)
from understudy.server.apis.kazinex.schedule.work_time import STANDARD, WorkTime

RESOURCE_DEPENDENT = "TT_Rsrc"


class WorkTimes:
    """The work times of a schedule's calendars, each made once.

    Where an activity's calendar is absent its project's serves, then the file's default one, then
    Monday to Friday 08:00 to 16:00.
    """

    def __init__(self, schedule: Schedule, projects: Mapping[str, Project]) -> None:
        self._calendars = {each.id: each for each in schedule.calendars}
        self._projects = projects
        self._usual = next((each for each in schedule.calendars if each.is_default), STANDARD)
        self._made: dict[tuple[str, bool], WorkTime] = {}
        # By what is asked for, which thousands of activities share.
        self._works: dict[tuple[str | None, str, bool], WorkTime] = {}
        self._found: dict[tuple[str | None, str], Calendar] = {}
        self._by_roles = _by_roles_alone(schedule)

    def calendar(self, calendar_id: str | None, project_id: str) -> Calendar:
        """Return the calendar of an activity, or what serves in its place."""
        key = calendar_id, project_id
        if key not in self._found:
            self._found[key] = self._calendar(calendar_id, project_id)
        return self._found[key]

    def _calendar(self, calendar_id: str | None, project_id: str) -> Calendar:
        project = self._projects.get(project_id)
        for each in (calendar_id, None if project is None else project.calendar_id):
            if each is not None and each in self._calendars:
                return self._calendars[each]
        return self._usual

    def of(self, calendar_id: str | None, project_id: str, has_exceptions: bool = True) -> WorkTime:
        """Return the work time of a calendar, with its exceptions or without."""
        asked = calendar_id, project_id, has_exceptions
        work = self._works.get(asked)
        if work is None:
            calendar = self.calendar(calendar_id, project_id)
            work = self._works[asked] = self._of(calendar, has_exceptions)
        return work

    def _of(self, calendar: Calendar, has_exceptions: bool) -> WorkTime:
        key = calendar.id, has_exceptions
        if key not in self._made:
            exceptions = calendar.exceptions if has_exceptions else ()
            self._made[key] = WorkTime(replace(calendar, exceptions=exceptions))
        return self._made[key]

    def of_activity(self, activity: Activity) -> WorkTime:
        """Return the work time of an activity: its calendar's.

        A resource-dependent one that has roles but no resource yet knows no holidays: so P6 15.2
        stored all of them in the public file four-projects-udf.p6.xml, from a start on a holiday
        on. That rule is read off this file alone; its calendar may have got the holidays later.
        """
        has_exceptions = activity.id not in self._by_roles
        return self.of(activity.calendar_id, activity.project_id, has_exceptions)

    def of_lag(
        self, relation: Relation, before: Activity, after: Activity, options: Options
    ) -> WorkTime | None:
        """Return the work time that a link's lag is counted on; None is the clock, 24 hours a day.

        `options` are those of the successor's project: it is the one that they schedule.
        """
        choice = options.lag_calendar
        if relation.is_elapsed or choice == "rcal_24Hour":
            return None
        if choice == "rcal_Successor":
            return self.of_activity(after)
        if choice == "rcal_ProjDefault":
            return self.of(None, after.project_id)
        return self.of_activity(before)


def _by_roles_alone(schedule: Schedule) -> set[str]:
    """Return the resource-dependent activities that have assignments, all of them to roles."""
    dependent = {each.id for each in schedule.activities if each.type == RESOURCE_DEPENDENT}
    if not dependent:
        return set()
    assigned = [each for each in schedule.assignments if each.activity_id in dependent]
    roles = {each.activity_id for each in assigned if each.role_id is not None}
    return roles - {each.activity_id for each in assigned if each.resource_id is not None}


def lag_of(relation: Relation, before: Activity) -> int:
    """Return the minutes of a link's lag; a percentage is of the predecessor's duration."""
    if relation.lag_percent is None:
        return relation.lag_minutes
    return round((before.original_minutes or 0) * relation.lag_percent / 100)
