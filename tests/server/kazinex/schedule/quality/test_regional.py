"""The checks of the region."""

from datetime import date

import pytest
from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import FIVE_DAYS, activity, schedule

from understudy.server.apis.kazinex.schedule.model import Calendar, ExceptionDay
from understudy.server.apis.kazinex.schedule.quality.checks.regional import ramadans

DONE = {"actual_start": "2025-12-01 08:00", "actual_finish": "2025-12-05 17:00"}
SHORT = ((480, 840),)


def calendar(*days: ExceptionDay) -> Calendar:
    """Return the calendar "local" with exceptions."""
    return Calendar("local", week=FIVE_DAYS.week, exceptions=days)


def test_without_a_region_ramadan_is_skipped() -> None:
    assert check("ramadan-calendar", schedule([activity("A")])).reason == "no region is set"


@pytest.mark.parametrize(
    ("year", "first"), [(2024, (3, 11)), (2025, (3, 1)), (2026, (2, 18)), (2027, (2, 8))]
)
def test_ramadan_starts_when_it_did(year: int, first: tuple[int, int]) -> None:
    spans = ramadans(date(year, 1, 1), date(year, 12, 31))

    assert [span[0] for span in spans] == [date(year, *first)]
    assert (spans[0][1] - spans[0][0]).days == 29


def test_a_calendar_must_change_its_hours_in_a_ramadan_that_it_spans() -> None:
    tasks = [activity("A", 60, calendar_id="local"), activity("B", 10, calendar_id="six")]

    holiday = calendar(ExceptionDay(date(2026, 2, 20)))
    changed = calendar(ExceptionDay(date(2026, 2, 20), SHORT))

    lacking = check("ramadan-calendar", schedule(tasks, calendars=(holiday,)), region="AE")
    kept = check("ramadan-calendar", schedule(tasks, calendars=(changed,)), region="AE")
    assert told(lacking) == (1, 2, ["local"])
    assert kept.value == 0


def test_an_authority_s_approval_must_be_open() -> None:
    names = ("NOC of the municipality", "Pour")
    opened = [activity(name, name=name) for name in names]
    done = activity("C", name="Civil Defence inspection", **DONE)

    assert check("authority-approval", schedule([*opened, done])).value == 1
    closed = check("authority-approval", schedule([opened[1], done]))
    assert (closed.value, closed.status, closed.score) == (0, "fail", 0)
    assert check("authority-approval", schedule([opened[1]])).status == "skipped"
