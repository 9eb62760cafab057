"""Schedules made up for tests: activities in days of eight hours, links as `A B` or `A SS+2 B`."""

import re
from datetime import date, datetime
from typing import Any

from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    NOT_STARTED,
    Activity,
    Calendar,
    ExceptionDay,
    Project,
    Relation,
    Schedule,
    Shifts,
)

DAY = 480
SHIFTS: Shifts = ((480, 720), (780, 1020))
FIVE_DAYS = Calendar("five", "5 x 8", (SHIFTS,) * 5 + ((), ()), day_minutes=DAY, is_default=True)
SIX_DAYS = Calendar("six", "6 x 8", (SHIFTS,) * 6 + ((),), day_minutes=DAY)
ALL_DAYS = Calendar("all", "7 x 24", (((0, 1440),),) * 7, day_minutes=1440)
LINK = re.compile(r"(\w+) (?:(FS|SS|FF|SF)([+-][\d.]+)? )?(\w+)")


def at(text: str) -> datetime:
    """Return `2026-01-05 08:00` (or without the time) as a datetime."""
    return datetime.fromisoformat(text)


def holiday(text: str) -> ExceptionDay:
    """Return a day without work."""
    return ExceptionDay(date.fromisoformat(text))


def project(data_date: str | None = "2026-01-05 08:00", **other: Any) -> Project:
    """Return the project P on the five-day calendar."""
    day = None if data_date is None else at(data_date)
    return Project(**{"id": "P", "code": "P", "calendar_id": "five", "data_date": day} | other)


def activity(key: str, days: float = 5, **other: Any) -> Activity:
    """Return an activity with a key for id and code; started or done by its actual dates."""
    status = NOT_STARTED
    if other.get("actual_start"):
        status = COMPLETE if other.get("actual_finish") else ACTIVE
    stated = {
        "id": key,
        "project_id": "P",
        "code": key,
        "type": "TT_Task",
        "status": status,
        "calendar_id": "five",
        "original_minutes": round(days * DAY),
        "remaining_minutes": 0 if status == COMPLETE else round(days * DAY),
    }
    moments = {name: at(value) for name, value in other.items() if is_moment(name, value)}
    return Activity(**stated | other | moments)


def is_moment(key: str, value: object) -> bool:
    """Whether an argument is the text of a date."""
    is_dated = key.endswith(("_date", "start", "finish")) or key in (
        "suspended",
        "resumed",
        "created",
    )
    return is_dated and isinstance(value, str)


def link(text: str) -> Relation:
    """Return `A B` (FS) or `A SS+2 B`, its lag in days of eight hours."""
    match = LINK.fullmatch(text)
    assert match is not None, text
    before, kind, lag, after = match.groups()
    return Relation(before, after, f"PR_{kind or 'FS'}", round(float(lag or 0) * DAY))


def schedule(
    activities: list[Activity], *links: str, calendars: tuple[Calendar, ...] = (), **other: Any
) -> Schedule:
    """Return a schedule of one project, with the calendars above and those given."""
    stated = {
        "format": "xer",
        "project_id": "P",
        "projects": (project(),),
        "relations": tuple(map(link, links)),
    }
    return Schedule(
        activities=tuple(activities),
        calendars=(FIVE_DAYS, SIX_DAYS, ALL_DAYS, *calendars),
        **stated | other,
    )
