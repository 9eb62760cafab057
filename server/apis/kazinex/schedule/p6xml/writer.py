"""Writes a schedule as a P6 XML file (`APIBusinessObjects`)."""

from understudy.server.apis.kazinex.schedule.markup import DECLARATION, element, group
from understudy.server.apis.kazinex.schedule.model import (
    Baseline,
    BaselineActivity,
    Calendar,
    Options,
    Project,
    Resource,
    Schedule,
    Shifts,
    Wbs,
)
from understudy.server.apis.kazinex.schedule.p6xml.projects import OVERRIDE, RETAINED
from understudy.server.apis.kazinex.schedule.p6xml.words import (
    CALENDARS,
    CRITICAL,
    DAYS,
    FLOATS,
    LAG_CALENDARS,
    RESOURCES,
    worded,
)
from understudy.server.apis.kazinex.schedule.p6xml.written import (
    activity_lines,
    assignment_lines,
    expense_lines,
    hours,
    relation_lines,
)
from understudy.server.apis.kazinex.schedule.shifts import clock

NAMESPACE = "http://xmlns.oracle.com/Primavera/P6/V20.12/API/BusinessObjects"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
ROOT = "APIBusinessObjects"
NEITHER = "Actual Dates"


def write_p6xml(schedule: Schedule) -> bytes:
    """Return a schedule as a P6 XML in UTF-8; each thing stands at the top and names its project.

    A P6 XML has no room for lags in percent or of plain time, for manual tasks and for the longest
    path as stored: these are left out. Shifts end a minute early, as P6 writes them; one that ends
    a minute after a half or full hour comes back as one that ends there.
    """
    lines = group(
        ROOT,
        *map(_calendar, schedule.calendars),
        *map(_resource, schedule.resources),
        *map(_rate, schedule.resources),
        *map(_project, schedule.projects),
        *map(_wbs, schedule.wbs),
        *map(activity_lines, schedule.activities),
        *map(relation_lines, schedule.relations),
        *map(assignment_lines, schedule.assignments),
        *map(expense_lines, schedule.expenses),
        *map(_baseline, schedule.baselines),
    )
    lines[0] = f'<{ROOT} xmlns="{NAMESPACE}" xmlns:xsi="{INSTANCE}">'
    return "\n".join([DECLARATION, *lines, ""]).encode()


def _calendar(calendar: Calendar) -> list[str]:
    days = (
        group("StandardWorkHours", element("DayOfWeek", name), _times(shifts))
        for name, shifts in zip(DAYS, calendar.week, strict=True)
    )
    exceptions = (
        group("HolidayOrException", element("Date", f"{each.day}T00:00:00"), _times(each.shifts))
        for each in calendar.exceptions
    )
    return group(
        "Calendar",
        element("ObjectId", calendar.id),
        element("Name", calendar.name),
        element("Type", worded(CALENDARS, calendar.kind)),
        element("ProjectObjectId", calendar.project_id),
        element("BaseCalendarObjectId", calendar.base_id),
        element("IsDefault", calendar.is_default),
        hours("HoursPerDay", calendar.day_minutes),
        group("StandardWorkWeek", *days),
        group("HolidayOrExceptions", *exceptions),
    )


def _times(shifts: Shifts) -> list[str]:
    return [
        line
        for start, finish in shifts
        for line in group(
            "WorkTime",
            element("Start", f"{clock(start)}:00"),
            element("Finish", f"{clock(finish - 1)}:00"),
        )
    ]


def _resource(resource: Resource) -> list[str]:
    return group(
        "Resource",
        element("ObjectId", resource.id),
        element("Id", resource.code),
        element("Name", resource.name),
        element("ResourceType", worded(RESOURCES, resource.type)),
        element("CalendarObjectId", resource.calendar_id),
        element("ParentObjectId", resource.parent_id),
        element("GUID", resource.guid),
    )


def _rate(resource: Resource) -> list[str]:
    if resource.max_units is None and resource.price is None:
        return []
    return group(
        "ResourceRate",
        element("ResourceObjectId", resource.id),
        element("MaxUnitsPerTime", resource.max_units),
        element("PricePerUnit", resource.price),
    )


def _project(project: Project) -> list[str]:
    return group(
        "Project",
        element("ObjectId", project.id),
        element("Id", project.code),
        element("Name", project.name),
        element("GUID", project.guid),
        element("DateAdded", project.created),
        element("DataDate", project.data_date),
        element("PlannedStartDate", project.planned_start),
        element("MustFinishByDate", project.must_finish),
        element("ScheduledFinishDate", project.scheduled_finish),
        element("ActivityDefaultCalendarObjectId", project.calendar_id),
        hours("CriticalActivityFloatLimit", project.critical_minutes),
        element("CriticalActivityPathType", worded(CRITICAL, project.critical_type)),
        element("CurrentBaselineProjectObjectId", project.baseline_id),
        _options(project.options) if project.options.is_stored else [],
    )


def _options(options: Options) -> list[str]:
    logic = OVERRIDE if options.progress_override else NEITHER
    return group(
        "ScheduleOptions",
        element("OutOfSequenceScheduleType", RETAINED if options.retained_logic else logic),
        element("RelationshipLagCalendar", worded(LAG_CALENDARS, options.lag_calendar)),
        element("ComputeTotalFloatType", worded(FLOATS, options.float_type)),
        element("UseExpectedFinishDates", options.use_expected_finish),
        element("MakeOpenEndedActivitiesCritical", options.open_ends_critical),
        element("CalculateFloatBasedOnFinishDate", options.float_to_project_end),
    )


def _wbs(node: Wbs) -> list[str]:
    return group(
        "WBS",
        element("ObjectId", node.id),
        element("ProjectObjectId", node.project_id),
        element("ParentObjectId", node.parent_id),
        element("Code", node.code),
        element("Name", node.name),
        element("SequenceNumber", node.sequence),
        element("GUID", node.guid),
    )


def _baseline(baseline: Baseline) -> list[str]:
    return group(
        "BaselineProject",
        element("ObjectId", baseline.id),
        element("OriginalProjectObjectId", baseline.project_id),
        element("Name", baseline.name),
        element("DataDate", baseline.data_date),
        *map(_planned, baseline.activities),
    )


def _planned(planned: BaselineActivity) -> list[str]:
    return group(
        "Activity",
        element("Id", planned.code),
        element("Name", planned.name),
        element("PlannedStartDate", planned.start),
        element("PlannedFinishDate", planned.finish),
        hours("PlannedDuration", planned.duration_minutes),
        element("PlannedLaborUnits", planned.units),
    )
