"""Writes a schedule as a Microsoft Project XML file (MSPDI)."""

from collections.abc import Iterator

from understudy.server.apis.kazinex.schedule.markup import DECLARATION, element, group
from understudy.server.apis.kazinex.schedule.model import (
    Assignment,
    Calendar,
    Project,
    Resource,
    Schedule,
    Shifts,
)
from understudy.server.apis.kazinex.schedule.mspdi.codes import EVEN, RESOURCES, numbered
from understudy.server.apis.kazinex.schedule.mspdi.durations import duration_of_hours
from understudy.server.apis.kazinex.schedule.mspdi.numbers import Numbers
from understudy.server.apis.kazinex.schedule.mspdi.written_tasks import Tasks
from understudy.server.apis.kazinex.schedule.shifts import clock

NAMESPACE = "http://schemas.microsoft.com/project"
# Of Microsoft Project 2010 and later.
SAVE_VERSION = "14"
NOBODY, NO_BASE = "-65535", "-1"
HUNDRED = 100


def write_mspdi(schedule: Schedule) -> bytes:
    """Return a schedule as an MSPDI in UTF-8, which has one project: all of it stands there.

    Numbers stand for identifiers, kept where they are numbers already, and for codes that are none.
    An MSPDI has no room for second constraints, expected and external dates, level of effort,
    schedule options, roles and expenses: these are left out. Start On and Finish On become Must
    Start On and Must Finish On.
    """
    calendars = Numbers(each.id for each in schedule.calendars)
    resources = Numbers(each.id for each in schedule.resources)
    tasks = Tasks(schedule, calendars)
    lines = group(
        "Project",
        _project(schedule, schedule.project, calendars),
        group("Calendars", *(_calendar(each, calendars) for each in schedule.calendars)),
        group("Tasks", tasks.lines()),
        group("Resources", *(_resource(each, resources, calendars) for each in schedule.resources)),
        group("Assignments", _assignments(schedule, tasks.numbers, resources)),
    )
    lines[0] = f'<Project xmlns="{NAMESPACE}">'
    return "\n".join([DECLARATION, *lines, ""]).encode()


def _project(schedule: Schedule, project: Project, calendars: Numbers) -> list[str]:
    day = next((each.day_minutes for each in schedule.calendars if each.day_minutes), None) or 480
    return [
        *element("SaveVersion", schedule.version or SAVE_VERSION),
        *element("Name", project.code),
        *element("Title", project.name),
        *element("GUID", project.guid),
        *element("CreationDate", project.created),
        *element("LastSaved", schedule.exported),
        *element("StartDate", project.planned_start),
        *element("FinishDate", project.scheduled_finish),
        *element("StatusDate", project.data_date),
        *element("CriticalSlackLimit", project.critical_minutes / day),
        *element("CurrencyCode", schedule.currency),
        *element("CalendarUID", calendars.of(project.calendar_id)),
        *element("MinutesPerDay", day),
    ]


def _calendar(calendar: Calendar, calendars: Numbers) -> list[str]:
    # Sunday is MSPDI's first day. What a calendar took of its base stands in itself.
    week = (
        group("WeekDay", element("DayType", (day + 1) % 7 + 1), _hours(shifts))
        for day, shifts in enumerate(calendar.week)
    )
    exceptions = (
        group(
            "Exception",
            element("EnteredByOccurrences", False),
            group(
                "TimePeriod",
                element("FromDate", f"{each.day}T00:00:00"),
                element("ToDate", f"{each.day}T23:59:00"),
            ),
            element("Type", 1),
            _hours(each.shifts),
        )
        for each in calendar.exceptions
    )
    return group(
        "Calendar",
        element("UID", calendars.of(calendar.id)),
        element("Name", calendar.name),
        element("IsBaseCalendar", calendar.kind != "CA_Rsrc"),
        element("BaseCalendarUID", calendars.of(calendar.base_id) or NO_BASE),
        group("WeekDays", *week),
        group("Exceptions", *exceptions),
    )


def _hours(shifts: Shifts) -> list[str]:
    times = (
        group(
            "WorkingTime",
            element("FromTime", f"{clock(start)}:00"),
            element("ToTime", f"{clock(finish)}:00"),
        )
        for start, finish in shifts
    )
    return [*element("DayWorking", bool(shifts)), *group("WorkingTimes", *times)]


def _resource(resource: Resource, resources: Numbers, calendars: Numbers) -> list[str]:
    return group(
        "Resource",
        element("UID", resources.of(resource.id)),
        element("Name", resource.name),
        element("Type", numbered(RESOURCES, resource.type) or resource.type),
        element("Initials", resource.code),
        element("GUID", resource.guid),
        element("MaxUnits", resource.max_units),
        element("CalendarUID", calendars.of(resource.calendar_id)),
        element("StandardRate", resource.price),
    )


def _assignments(schedule: Schedule, tasks: Numbers, resources: Numbers) -> Iterator[str]:
    names = Numbers(each.id for each in schedule.assignments if each.id is not None)
    for each in schedule.assignments:
        if task := tasks.of(each.activity_id):
            yield from _assignment(each, names.of(each.id), task, resources.of(each.resource_id))


def _assignment(
    assignment: Assignment, number: str | None, task: str, resource: str | None
) -> list[str]:
    return group(
        "Assignment",
        element("UID", number),
        element("TaskUID", task),
        element("ResourceUID", resource or NOBODY),
        _work("Work", assignment.planned_units),
        _work("ActualWork", assignment.actual_units),
        _work("RemainingWork", assignment.remaining_units),
        _money("Cost", assignment.planned_cost),
        _money("ActualCost", assignment.actual_cost),
        _money("RemainingCost", assignment.remaining_cost),
        element("Start", assignment.planned_start),
        element("Finish", assignment.planned_finish),
        element("WorkContour", assignment.curve_id or EVEN),
    )


def _work(name: str, hours: float | None) -> list[str]:
    return element(name, None if hours is None else duration_of_hours(hours))


def _money(name: str, amount: float | None) -> list[str]:
    return element(name, None if amount is None else amount * HUNDRED)
