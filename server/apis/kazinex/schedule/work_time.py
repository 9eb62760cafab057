"""How much work a calendar has done up to an instant, and when it has done so much.

Instants are minutes since Monday 0001-01-01 00:00. W(t), `worked`, counts the work minutes before
t; `start(w)` is the latest instant with W = w and `finish(w)` the earliest: of what lies between,
an activity starts at 08:00 and finishes at 17:00 of the day before. Nothing is laid out day by day:
between two exceptions a calendar is its week again and again, so an instant costs two bisections
however long the schedule is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate

from understudy.server.apis.kazinex.schedule.model import Calendar, Shifts

DAY = 24 * 60
WEEK = 7 * DAY
# Later than any schedule ends, and far from where datetime overflows.
LAST = (date(2500, 1, 1).toordinal() - 1) * DAY
# Of one calendar and one question: more is not remembered.
MOST_KNOWN = 50_000
# What P6 takes where a calendar is empty or absent: Monday to Friday, 08:00 to 16:00.
STANDARD = Calendar(id="", week=(((480, 960),),) * 5 + ((), ()))


class OutOfSpan(Exception):
    """So much work is never done on a calendar, or not before the year 2500."""


class WorkTime:
    """The work time of one calendar.

    worked(t)   W(t): the work minutes before an instant
    start(w)    the latest instant up to which so much work is done: where more of it begins
    finish(w)   the earliest instant up to which so much work is done: where it ends

    OutOfSpan where there is no such instant.
    """

    __slots__ = ("_day_shifts", "_done", "_from", "_offsets", "_week", "finish", "start", "worked")

    def __init__(self, calendar: Calendar) -> None:
        self.worked = _Known(self._worked).__getitem__
        self.start = _Known(self._start).__getitem__
        self.finish = _Known(self._finish).__getitem__
        self._week = _Week(calendar.week)
        # Segments: the plain week up to an exception, that day, the plain week from its end, ...
        self._from, self._done, self._offsets = [0], [0], [0]
        self._day_shifts: list[Shifts | None] = [None]
        for exception in calendar.exceptions:
            midnight = (exception.day.toordinal() - 1) * DAY
            if midnight >= LAST:
                break
            self._open(midnight, exception.shifts)
            self._open(midnight + DAY, None)

    def _open(self, instant: int, shifts: Shifts | None) -> None:
        done = self._worked(instant)
        if self._from[-1] == instant:  # exceptions on consecutive days leave no week between
            del self._from[-1], self._done[-1], self._offsets[-1], self._day_shifts[-1]
        self._from.append(instant)
        self._done.append(done)
        self._offsets.append(done - self._week.worked(instant))
        self._day_shifts.append(shifts)

    def _worked(self, instant: int) -> int:
        if not 0 <= instant <= LAST:
            raise OutOfSpan
        at = bisect_right(self._from, instant) - 1
        shifts = self._day_shifts[at]
        if shifts is None:
            return self._offsets[at] + self._week.worked(instant)
        minute = instant - self._from[at]
        return self._done[at] + sum(
            min(minute, end) - begin for begin, end in shifts if begin < minute
        )

    def _start(self, work: int) -> int:
        at = bisect_right(self._done, work) - 1
        if at < 0:
            raise OutOfSpan
        shifts = self._day_shifts[at]
        if shifts is None:
            return within(self._week.start(work - self._offsets[at]))
        left = work - self._done[at]
        for begin, end in shifts:
            if left < end - begin:
                return self._from[at] + begin + left
            left -= end - begin
        raise OutOfSpan  # pragma: no cover - the segment was chosen because it holds this work

    def _finish(self, work: int) -> int:
        at = bisect_left(self._done, work) - 1
        if at < 0:
            raise OutOfSpan
        shifts = self._day_shifts[at]
        if shifts is None:
            return within(self._week.finish(work - self._offsets[at]))
        left = work - self._done[at]
        for begin, end in shifts:
            if left <= end - begin:
                return self._from[at] + begin + left
            left -= end - begin
        raise OutOfSpan  # pragma: no cover - as above


class _Known(dict[int, int]):
    """What was computed, to be asked again: thousands of activities share their instants.

    Looking one up takes 30 ns, computing it anew 1 us.
    """

    def __init__(self, compute: Callable[[int], int]) -> None:
        self._compute = compute

    def __missing__(self, number: int) -> int:
        if len(self) > MOST_KNOWN:
            self.clear()
        value = self[number] = self._compute(number)
        return value


class _Week:
    """The same week, for ever."""

    __slots__ = ("_begins", "_done", "_ends", "_length")

    def __init__(self, week: Sequence[Shifts]) -> None:
        spans = [
            (day * DAY + begin, day * DAY + end)
            for day, shifts in enumerate(week)
            for begin, end in shifts
        ]
        self._begins = [begin for begin, _ in spans]
        self._ends = [end for _, end in spans]
        lengths = [end - begin for begin, end in spans]
        self._length = sum(lengths)
        self._done = list(accumulate(lengths, initial=0))[:-1]

    def worked(self, instant: int) -> int:
        weeks, minute = divmod(instant, WEEK)
        at = bisect_right(self._begins, minute) - 1
        if at < 0:
            return weeks * self._length
        end = self._ends[at]
        inside = (minute if minute < end else end) - self._begins[at]
        return weeks * self._length + self._done[at] + inside

    def start(self, work: int) -> int:
        if not self._length:
            raise OutOfSpan
        weeks, left = divmod(work, self._length)
        at = bisect_right(self._done, left) - 1
        return weeks * WEEK + self._begins[at] + left - self._done[at]

    def finish(self, work: int) -> int:
        if not self._length:
            raise OutOfSpan
        weeks, left = divmod(work - 1, self._length)
        at = bisect_left(self._done, left + 1) - 1
        return weeks * WEEK + self._begins[at] + left + 1 - self._done[at]


def within(instant: int) -> int:
    """Return an instant that a datetime can hold; OutOfSpan otherwise."""
    if not 0 <= instant <= LAST:
        raise OutOfSpan
    return instant


def minute_of(moment: datetime) -> int:
    """Return the instant of a datetime; seconds are dropped, as P6 computes to the minute."""
    return (moment.toordinal() - 1) * DAY + moment.hour * 60 + moment.minute


def moment_of(instant: int) -> datetime:
    """Return the datetime of an instant."""
    day, minute = divmod(instant, DAY)
    return datetime.fromordinal(day + 1) + timedelta(minutes=minute)
