"""The calendars of an MSPDI: weekdays and exceptions, some of which stand in a base calendar."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from understudy.server.apis.kazinex.schedule.bounds import (
    MOST_BASES,
    MOST_EXCEPTIONS,
    refuse_many_exceptions,
)
from understudy.server.apis.kazinex.schedule.elements import Record
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier, refused, shifts_in
from understudy.server.apis.kazinex.schedule.model import Calendar, ExceptionDay, Shifts
from understudy.server.apis.kazinex.schedule.mspdi.codes import NONE

# Of calendars that say nothing of a weekday: Project's own standard, 8 to 12 and 13 to 17.
STANDARD: Shifts = ((8 * 60, 12 * 60), (13 * 60, 17 * 60))
STANDARD_WEEK: tuple[Shifts, ...] = (STANDARD,) * 5 + ((),) * 2
OLD_EXCEPTION = "0"
DAILY = "1"


@dataclass(slots=True)
class Draft:
    """A calendar as its record says it, before its base's hours are taken."""

    calendar: Calendar
    week: dict[int, Shifts] = field(default_factory=dict)
    days: dict[date, Shifts] = field(default_factory=dict)


def draft_of(record: Record, fields: Fields, warnings: list[str]) -> Draft:
    """Return what a record says of a calendar."""
    base = record.texts.get("BaseCalendarUID")
    calendar = Calendar(
        id=identifier(record, "UID"),
        name=fields.text(record, "Name"),
        kind="CA_Base" if fields.flag(record, "IsBaseCalendar") else "CA_Rsrc",
        base_id=None if base in NONE else base,
    )
    draft = Draft(calendar)
    for day in record.within("WeekDays", "WeekDay"):
        kind = day.texts.get("DayType", "")
        if kind == OLD_EXCEPTION:
            _add_days(draft, day, fields)
        elif kind in ("1", "2", "3", "4", "5", "6", "7"):
            # Sunday is the first here, the last in the model.
            draft.week[(int(kind) + 5) % 7] = _shifts(day, fields)
        else:
            raise refused(day, "DayType", "is none of 0 to 7")
    for day in record.within("Exceptions", "Exception"):
        if day.texts.get("Type", DAILY) != DAILY or fields.whole(day, "Period") not in (None, 0, 1):
            warnings.append(
                f"Calendar {calendar.name or calendar.id}: an exception that recurs is read as one"
                " from its first day to its last"
            )
        _add_days(draft, day, fields)
    return draft


def _shifts(record: Record, fields: Fields) -> Shifts:
    times = record.within("WorkingTimes", "WorkingTime")
    if not fields.flag(record, "DayWorking"):
        return ()
    return shifts_in(times, "FromTime", "ToTime", lambda minute: minute)


def _add_days(draft: Draft, record: Record, fields: Fields) -> None:
    """Add each day of an exception; the span is bounded before a day of it is made."""
    for period in record.of("TimePeriod"):
        first, last = fields.instant(period, "FromDate"), fields.instant(period, "ToDate")
        if first is None or last is None:
            raise refused(period, "FromDate", "or <ToDate> is missing, or beyond all plans")
        span = _days(first, last)
        if len(draft.days) + span > MOST_EXCEPTIONS:
            raise refused(period, "ToDate", f"gives a calendar more than {MOST_EXCEPTIONS:,} days")
        shifts = _shifts(record, fields)
        for number in range(span):
            draft.days.setdefault(first.date() + timedelta(days=number), shifts)


def _days(first: datetime, last: datetime) -> int:
    """Return how many days there are from one to the other, both counted."""
    return max(0, (last.date() - first.date()).days + 1)


def calendars_of(drafts: Iterable[Draft], day_minutes: int | None) -> list[Calendar]:
    """Return the calendars, with what they take from their base calendars."""
    known = {each.calendar.id: each for each in drafts}
    made = []
    exceptions = 0
    for draft in known.values():
        line = [draft]
        # A base may have a base; a loop of them ends too.
        while len(line) < MOST_BASES and (base := known.get(line[-1].calendar.base_id or "")):
            line.append(base)
        made.append(_made(draft, line, day_minutes))
        exceptions += len(made[-1].exceptions)
        refuse_many_exceptions(exceptions)
    return made


def _made(draft: Draft, line: list[Draft], day_minutes: int | None) -> Calendar:
    week = dict(enumerate(STANDARD_WEEK))
    days: dict[date, Shifts] = {}
    for each in reversed(line):
        week |= each.week
        days |= each.days
    known = draft.calendar
    return Calendar(
        id=known.id,
        name=known.name,
        week=tuple(week[day] for day in range(7)),
        exceptions=tuple(ExceptionDay(day, shifts) for day, shifts in sorted(days.items())),
        day_minutes=day_minutes,
        kind=known.kind,
        base_id=known.base_id,
    )
