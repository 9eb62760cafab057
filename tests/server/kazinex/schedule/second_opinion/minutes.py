"""A calendar as a map of minutes: how many of those up to each one are worked."""

from array import array
from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import accumulate

from understudy.server.apis.kazinex.schedule.model import Calendar, Shifts

DAY = 1440
ORIGIN = datetime.fromisoformat("2024-06-01")
DAYS = 1500


class Minutes:
    """The worked minutes of a calendar in a span of days; slow to make, and hard to get wrong.

    Instants are minutes since the origin. `worked[t]` is W(t) of docs/schedules.md.
    """

    def __init__(self, calendar: Calendar | None, origin: datetime, days: int) -> None:
        is_worked = bytearray(days * DAY)
        for number in range(days):
            for begin, end in _shifts(calendar, origin + timedelta(days=number)):
                at = number * DAY
                is_worked[at + begin : at + end] = b"\1" * (end - begin)
        self.worked = array("i", accumulate(is_worked, initial=0))

    def upto(self, instant: int) -> int:
        """Return W(t): how many minutes are worked before an instant."""
        assert 0 <= instant < len(self.worked), f"{instant} is outside the map"
        return self.worked[instant]

    def finish(self, work: int) -> int:
        """Return the earliest instant with so much work before it: 17:00, not next 08:00."""
        assert 0 <= work <= self.worked[-1], f"{work} is outside the map"
        return bisect_left(self.worked, work)

    def start(self, work: int) -> int:
        """Return the latest instant with so much work before it: 08:00, not 17:00 before."""
        assert 0 <= work < self.worked[-1], f"{work} is outside the map"
        return bisect_right(self.worked, work) - 1

    def up(self, instant: int) -> int:
        """Move an instant up to work time."""
        return self.start(self.upto(instant))

    def down(self, instant: int) -> int:
        """Move an instant down to the end of work."""
        return self.finish(self.upto(instant))

    def out_of_idle(self, instant: int) -> int:
        """Move an instant up out of the middle of non-work time; 17:00 stays, as 08:00 does."""
        return self.up(instant) if self.is_idle(instant) else instant

    def is_idle(self, instant: int) -> bool:
        """Whether an instant lies within a time without work, not at one of its ends."""
        return self.down(instant) < instant < self.up(instant)


@lru_cache(maxsize=64)
def minutes(calendar: Calendar | None, origin: datetime = ORIGIN, days: int = DAYS) -> Minutes:
    """Return the map of a calendar; None is the clock, on which every minute is worked."""
    return Minutes(calendar, origin, days)


def _shifts(calendar: Calendar | None, day: datetime) -> Shifts:
    if calendar is None:
        return ((0, DAY),)
    for exception in calendar.exceptions:
        if exception.day == day.date():
            return exception.shifts
    return calendar.week[day.weekday()]
