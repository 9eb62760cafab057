"""Calendars that made schedules work on: shifts, nights, holidays and changed hours."""

from datetime import date, timedelta
from random import Random

from understudy.server.apis.kazinex.schedule.model import Calendar, ExceptionDay, Shifts

OFFICE: Shifts = ((480, 720), (780, 1020))
NIGHT: Shifts = ((0, 360), (1320, 1440))
FIRST_DAY = date(2025, 6, 2)


def _week(shifts: Shifts, days: int) -> tuple[Shifts, ...]:
    return tuple(shifts if number < days else () for number in range(7))


def _exceptions(seed: int, changed: Shifts) -> tuple[ExceptionDay, ...]:
    """Return some forty days in two years that are holidays, or have other hours."""
    random = Random(seed)
    days = sorted(random.sample(range(700), 40))
    return tuple(
        ExceptionDay(FIRST_DAY + timedelta(days=number), random.choice(((), (), changed)))
        for number in days
    )


def _closed(first: date, days: int) -> tuple[ExceptionDay, ...]:
    return tuple(ExceptionDay(first + timedelta(days=number)) for number in range(days))


PLAIN = Calendar("plain", "Mon-Fri", _week(OFFICE, 5), (), 480, is_default=True)
CALENDARS = (
    PLAIN,
    Calendar("office", "Holidays", _week(OFFICE, 5), _exceptions(1, ((540, 745),)), 480),
    Calendar("early", "One shift", _week(((480, 960),), 5), _exceptions(2, ((0, 1440),)), 480),
    Calendar("six", "Six days", _week(((420, 720), (750, 1050)), 6), _exceptions(3, OFFICE), 600),
    Calendar("always", "Round the clock", _week(((0, 1440),), 7), (), 1440),
    Calendar("night", "Nights", _week(NIGHT, 5), _exceptions(4, NIGHT), 480),
    Calendar("four", "Four days", _week(((405, 720), (745, 1030)), 4), _exceptions(5, ()), 600),
    Calendar("twelve", "Closed", _week(((360, 1080),), 7), _closed(date(2026, 2, 20), 16), 720),
)
