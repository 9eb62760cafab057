"""An XER's `clndr_data`: nested records of weekdays, shifts and exceptions, read and written."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from understudy.server.apis.kazinex.schedule.bounds import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MOST_EXCEPTIONS,
)
from understudy.server.apis.kazinex.schedule.model import Calendar, ExceptionDay, Shift, Shifts
from understudy.server.apis.kazinex.schedule.shifts import STANDARD_WEEK, clock, minute_of, normal

# Where spreadsheets begin to count days.
ORIGIN = date(1899, 12, 30)
FIRST_DAY = (date(EARLIEST_YEAR, 1, 1) - ORIGIN).days
LAST_DAY = (date(LATEST_YEAR, 12, 31) - ORIGIN).days
DEEPEST = 8
# `(0||name(attributes)(` opens a record, `))` closes it; newlines are 0x7F twice.
BLANK = r"[\s\x7f]*"
OPENING = re.compile(rf"{BLANK}\({BLANK}\d*\|\|([^()|]*)\(([^()]*)\){BLANK}\(", re.ASCII)
CLOSING = re.compile(rf"{BLANK}\){BLANK}\)", re.ASCII)
END = re.compile(BLANK, re.ASCII)
DAYS, EXCEPTIONS = "DaysOfWeek", "Exceptions"


Week = dict[int, list[Shift]]


def hours_of(text: str) -> tuple[tuple[Shifts, ...], tuple[ExceptionDay, ...]]:
    """Return the week from Monday, and the exceptions; ValueError tells what is wrong.

    An empty record is P6's standard week. Weekdays that a record leaves out have no work.
    """
    week: Week = {}
    days: Week = {}
    has_week = False
    shifts: list[Shift] = []
    for path, attributes in _records(text):
        section = path[1] if len(path) > 1 else ""
        has_week |= section == DAYS
        if len(path) == 3 and section == DAYS:
            shifts = week.setdefault(_weekday(path[2]), [])
        elif len(path) == 3 and section == EXCEPTIONS:
            shifts = days.setdefault(_day(attributes), [])
        elif len(path) == 4 and section in (DAYS, EXCEPTIONS):
            shifts.append(_shift(attributes))
        if len(days) > MOST_EXCEPTIONS:
            raise ValueError(f"has more than {MOST_EXCEPTIONS:,} exceptions")
    from_monday = tuple(normal(week.get(day % 7 + 1, ())) for day in range(1, 8))
    exceptions = tuple(
        ExceptionDay(ORIGIN + timedelta(days=day), normal(shifts))
        for day, shifts in sorted(days.items())
    )
    return (from_monday if has_week else STANDARD_WEEK), exceptions


def _records(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield each record's path of names, its own the last, and its attributes."""
    path: list[str] = []
    place, end = 0, len(text)
    while place < end:
        if opening := OPENING.match(text, place):
            path.append(opening[1].strip())
            if len(path) > DEEPEST:
                raise ValueError(f"has records within records more than {DEEPEST} deep")
            yield path, opening[2]
            place = opening.end()
        elif path and (closing := CLOSING.match(text, place)):
            path.pop()
            place = closing.end()
        else:
            # Only blanks may be left; a pattern that takes none matches everywhere.
            last = END.match(text, place)
            place = last.end() if last else place
            if place < end:
                raise ValueError(f"is damaged at character {place + 1}")
    if path:
        raise ValueError("ends within a record")


def _weekday(name: str) -> int:
    if name not in ("1", "2", "3", "4", "5", "6", "7"):
        raise ValueError("names a weekday that is none of 1 (Sunday) to 7")
    return int(name)


def _day(attributes: str) -> int:
    kind, _, value = attributes.partition("|")
    text = value.strip()
    if kind.strip() != "d" or not text.isdecimal() or not text.isascii() or len(text) > 9:
        raise ValueError("has an exception without a day")
    if not FIRST_DAY <= int(text) <= LAST_DAY:
        raise ValueError(f"has an exception outside of {EARLIEST_YEAR} to {LATEST_YEAR}")
    return int(text)


def _shift(attributes: str) -> Shift:
    """Return start and finish, in whichever order they stand."""
    parts = [part.strip() for part in attributes.split("|")]
    times = dict(zip(parts[::2], parts[1::2], strict=False))
    if times.keys() != {"s", "f"}:
        raise ValueError("has a shift without start and finish")
    return minute_of(times["s"]), minute_of(times["f"])


def record_of(calendar: Calendar) -> str:
    """Return the record that `hours_of` reads as this calendar's hours."""
    # Sunday is P6's first day.
    week = (calendar.week[(day + 6) % 7] for day in range(7))
    days = "".join(
        f"(0||{number}()({_written(shifts)}))" for number, shifts in enumerate(week, start=1)
    )
    exceptions = "".join(
        f"(0||{number}(d|{(each.day - ORIGIN).days})({_written(each.shifts)}))"
        for number, each in enumerate(calendar.exceptions)
    )
    return f"(0||CalendarData()((0||{DAYS}()({days}))(0||{EXCEPTIONS}()({exceptions}))))"


def _written(shifts: Shifts) -> str:
    return "".join(
        f"(0||{number}(s|{clock(start)}|f|{clock(finish)})())"
        for number, (start, finish) in enumerate(shifts)
    )
