"""An XER's record of a calendar, as P6 and others write it."""

from datetime import date

import pytest

from understudy.server.apis.kazinex.schedule.model import ExceptionDay
from understudy.server.apis.kazinex.schedule.xer.calendar_data import hours_of

MORNING, WHOLE = (480, 720), (0, 1440)


def record(days: str, exceptions: str = "") -> str:
    """Return a record with these weekdays and exceptions."""
    return (
        f"(0||CalendarData()((0||DaysOfWeek()({days}))(0||VIEW(ShowTotal|N)())"
        f"(0||Exceptions()({exceptions}))))"
    )


@pytest.mark.parametrize("shift", ["s|08:00|f|12:00", "f|12:00|s|08:00"])
def test_shifts_stand_in_either_order(shift: str) -> None:
    week, _ = hours_of(record(f"(0||2()((0||0({shift})())))"))

    # 2 is Monday, the model's first day.
    assert week == ((MORNING,), (), (), (), (), (), ())


def test_sunday_is_the_first_day_of_a_record_and_the_last_of_the_model() -> None:
    week, _ = hours_of(record("(0||1()((0||0(s|08:00|f|12:00)())))"))

    assert week == ((), (), (), (), (), (), (MORNING,))


def test_midnight_is_the_end_of_its_day() -> None:
    week, _ = hours_of(record("(0||2()((0||0(s|00:00|f|00:00)())))"))

    assert week[0] == (WHOLE,)


def test_overlapping_shifts_are_one() -> None:
    shifts = "(0||0(s|10:00|f|12:00)())(0||1(s|08:00|f|11:00)())"

    week, _ = hours_of(record(f"(0||2()({shifts}))"))

    assert week[0] == (MORNING,)


def test_exceptions_are_holidays_or_have_hours_of_their_own() -> None:
    days = "(0||1(d|46025)((0||0(s|08:00|f|12:00)())))(0||0(d|46023)())"

    _, exceptions = hours_of(record("", days))

    assert exceptions == (
        ExceptionDay(date(2026, 1, 1)),
        ExceptionDay(date(2026, 1, 3), (MORNING,)),
    )


def test_blanks_of_all_kinds_stand_between_records() -> None:
    spaced = record("(0||2()((0||0(s|08:00|f|12:00)())))").replace("(0||", "\x7f\x7f  \n(0||")

    assert hours_of(spaced)[0][0] == (MORNING,)


@pytest.mark.parametrize("text", ["", "  \x7f"])
def test_an_empty_record_is_the_standard_week(text: str) -> None:
    week, exceptions = hours_of(text)

    assert week == (((480, 960),),) * 5 + ((), ())
    assert exceptions == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("(0||CalendarData()(", "ends within a record"),
        ("(0||CalendarData()())x", "is damaged at character 22"),
        ("))", "is damaged at character 1"),
        (record("(0||9()())"), "names a weekday"),
        (record("(0||2()((0||0(s|25:00|f|26:00)())))"), "is not a time of day"),
        (record("(0||2()((0||0(s|08:00)())))"), "has a shift without start and finish"),
        (record("", "(0||0(x|1)())"), "has an exception without a day"),
        (record("", "(0||0(d|999999)())"), "has an exception outside of 1900 to 2200"),
        ("(0||a()(" * 9, "deep"),
    ],
)
def test_a_damaged_record_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        hours_of(text)
