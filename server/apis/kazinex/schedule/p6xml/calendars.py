"""The calendars of a P6 XML."""

from datetime import date

from understudy.server.apis.kazinex.schedule.bounds import MOST_EXCEPTIONS
from understudy.server.apis.kazinex.schedule.elements import Record
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier, refused, shifts_in
from understudy.server.apis.kazinex.schedule.model import Calendar, ExceptionDay, Shifts
from understudy.server.apis.kazinex.schedule.p6xml.words import CALENDARS, DAYS, coded
from understudy.server.apis.kazinex.schedule.shifts import STANDARD_WEEK

HALF_HOUR = 30


def calendar_of(record: Record, fields: Fields) -> Calendar:
    """Return the calendar in a record."""
    minutes = fields.minutes(record, "HoursPerDay")
    return Calendar(
        id=identifier(record, "ObjectId"),
        name=fields.text(record, "Name"),
        week=_week(record),
        exceptions=_exceptions(record, fields),
        # A day of no hours converts nothing.
        day_minutes=minutes if minutes and minutes > 0 else None,
        kind=coded(CALENDARS, record.texts.get("Type")),
        project_id=fields.text(record, "ProjectObjectId"),
        base_id=fields.text(record, "BaseCalendarObjectId"),
        is_default=fields.flag(record, "IsDefault"),
    )


def _week(record: Record) -> tuple[Shifts, ...]:
    days = record.within("StandardWorkWeek", "StandardWorkHours")
    if not days:
        return STANDARD_WEEK
    week: dict[str, Shifts] = {}
    for day in days:
        name = day.texts.get("DayOfWeek", "")
        if name not in DAYS:
            raise refused(day, "DayOfWeek", "is no day of the week")
        week[name] = _shifts(day)
    return tuple(week.get(name, ()) for name in DAYS)


def _exceptions(record: Record, fields: Fields) -> tuple[ExceptionDay, ...]:
    found: dict[date, Shifts] = {}
    for each in record.within("HolidayOrExceptions", "HolidayOrException"):
        day = fields.instant(each, "Date")
        if day is None:
            raise refused(each, "Date", "is missing, or beyond all plans")
        found.setdefault(day.date(), _shifts(each))
    if len(found) > MOST_EXCEPTIONS:
        raise refused(record, "HolidayOrExceptions", f"has more than {MOST_EXCEPTIONS:,} days")
    return tuple(ExceptionDay(day, shifts) for day, shifts in sorted(found.items()))


def _shifts(record: Record) -> Shifts:
    return shifts_in(record.of("WorkTime"), "Start", "Finish", _whole)


def _whole(minute: int) -> int:
    """Return when a shift ends: P6 writes the minute before, 16:59 for 17:00.

    What stands on a half or full hour was written by another program, which means it.
    """
    return minute if minute % HALF_HOUR == 0 else minute + 1
