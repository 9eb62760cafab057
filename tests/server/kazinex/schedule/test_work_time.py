"""Work time between instants, and instants by work time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.kazinex.schedule.made import FIVE_DAYS, at, holiday

from understudy.server.apis.kazinex.schedule.model import Calendar, ExceptionDay, Shifts
from understudy.server.apis.kazinex.schedule.work_time import (
    LAST,
    OutOfSpan,
    WorkTime,
    minute_of,
    moment_of,
)

MONDAY = minute_of(at("2026-01-05"))
FIRST, SPAN = MONDAY - 7 * 1440, 14 * 1440


def instant(text: str) -> int:
    """Return the instant of a text."""
    return minute_of(at(text))


@st.composite
def shifts(draw: st.DrawFn) -> Shifts:
    """Return the shifts of a day: none to three, which do not overlap."""
    count = draw(st.integers(0, 3))
    ends = draw(st.lists(st.integers(0, 1440), min_size=2 * count, max_size=2 * count, unique=True))
    ends.sort()
    return tuple(zip(ends[::2], ends[1::2], strict=True))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Return a calendar with exceptions in the two weeks around the Monday."""
    days = draw(st.sets(st.integers(-7, 6)))
    exceptions = [
        ExceptionDay(moment_of(MONDAY + day * 1440).date(), draw(shifts())) for day in sorted(days)
    ]
    week = draw(st.tuples(*[shifts() for _ in range(7)]))
    return Calendar("made", week=week, exceptions=tuple(exceptions))


def minutes(calendar: Calendar) -> bytearray:
    """Return for each minute of two weeks around the Monday whether it is worked."""
    changed = {each.day: each.shifts for each in calendar.exceptions}
    found = bytearray(SPAN)
    for midnight in range(0, SPAN, 1440):
        day = moment_of(FIRST + midnight).date()
        for begin, end in changed.get(day, calendar.week[day.weekday()]):
            found[midnight + begin : midnight + end] = b"\x01" * (end - begin)
    return found


@given(calendars(), st.integers(0, SPAN))
@settings(deadline=None)
def test_work_up_to_an_instant_is_the_number_of_minutes_worked(calendar: Calendar, up: int) -> None:
    work = WorkTime(calendar)

    assert work.worked(FIRST + up) - work.worked(FIRST) == sum(minutes(calendar)[:up])


@given(calendars(), st.integers(0, SPAN))
@settings(deadline=None)
def test_start_is_the_last_and_finish_the_first_instant_with_that_work(
    calendar: Calendar, up: int
) -> None:
    work, worked = WorkTime(calendar), minutes(calendar)
    done = work.worked(FIRST + up)
    next_minute, last_minute = worked.find(1, up), worked.rfind(1, 0, up)

    if next_minute >= 0:
        assert work.start(done) == FIRST + next_minute
    if last_minute >= 0:
        assert work.finish(done) == FIRST + last_minute + 1


def test_a_weekend_starts_on_monday_and_finishes_on_friday() -> None:
    work = WorkTime(FIVE_DAYS)
    done = work.worked(instant("2026-01-10 12:00"))

    assert work.start(done) == instant("2026-01-12 08:00")
    assert work.finish(done) == instant("2026-01-09 17:00")


def test_holidays_on_consecutive_days_are_both_kept() -> None:
    exceptions = (holiday("2026-01-06"), holiday("2026-01-07"))
    work = WorkTime(Calendar("made", week=FIVE_DAYS.week, exceptions=exceptions))

    assert work.start(work.worked(instant("2026-01-06"))) == instant("2026-01-08 08:00")


def test_a_calendar_without_work_has_no_start() -> None:
    work = WorkTime(Calendar("idle"))

    with pytest.raises(OutOfSpan):
        work.start(work.worked(MONDAY))
    with pytest.raises(OutOfSpan):
        work.finish(1)


def test_work_that_is_never_done_is_out_of_span() -> None:
    work = WorkTime(FIVE_DAYS)

    with pytest.raises(OutOfSpan):
        work.finish(work.worked(MONDAY) + 500 * 365 * 480)
    with pytest.raises(OutOfSpan):
        work.finish(0)
    with pytest.raises(OutOfSpan):
        work.worked(LAST + 1)
    with pytest.raises(OutOfSpan):
        work.start(-1)


def test_an_exception_beyond_the_last_instant_is_left_out() -> None:
    far = Calendar("far", week=FIVE_DAYS.week, exceptions=(holiday("9999-12-31"),))

    assert WorkTime(far).worked(MONDAY) == WorkTime(FIVE_DAYS).worked(MONDAY)
