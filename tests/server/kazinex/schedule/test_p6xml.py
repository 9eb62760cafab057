"""What a P6 XML says in words, in shifts that end a minute early, and in projects that are none."""

from datetime import date
from pathlib import Path

import pytest
from tests.server.kazinex.schedule.xers import reading
from tests.server.kazinex.schedule.xmls import P6_PARTS, p6xml

from understudy.server.apis.kazinex.schedule import Unreadable
from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.model import (
    ExceptionDay,
    Options,
    Relation,
    Resource,
    Schedule,
)


@pytest.fixture
def schedule(tmp_path: Path) -> Schedule:
    """A schedule of two projects, one of them a stub."""
    return reading(p6xml(), tmp_path)


def test_words_are_codes(schedule: Schedule) -> None:
    activity = schedule.activities[1]

    assert (activity.type, activity.status) == ("TT_Mile", "TK_Active")
    assert (activity.percent_type, activity.constraint) == ("CP_Phys", "CS_MEOB")


def test_a_word_that_nobody_knows_is_kept(schedule: Schedule) -> None:
    assert schedule.activities[2].type == "Something New"


def test_percents_are_shares_and_durations_hours(schedule: Schedule) -> None:
    activity = schedule.activities[1]

    assert (activity.physical_percent, activity.percent_complete) == (25.0, 25.0)
    assert activity.original_minutes == 750


def test_shifts_end_a_minute_early(schedule: Schedule) -> None:
    week = schedule.calendars[0].week

    assert week[0] == ((480, 720), (780, 1020))
    assert week[6] == ((0, 1440),)
    assert week[5] == ()


def test_a_shift_that_ends_on_the_hour_ends_there(tmp_path: Path) -> None:
    exact = reading(p6xml(P6_PARTS.replace("16:59:00", "17:00:00")), tmp_path)

    assert exact.calendars[0].week[0] == ((480, 720), (780, 1020))


def test_an_exception_whose_hours_are_nil_is_a_holiday(schedule: Schedule) -> None:
    assert schedule.calendars[0].exceptions == (ExceptionDay(date(2026, 1, 1)),)


def test_a_project_without_dates_is_a_stub_and_not_the_one(schedule: Schedule) -> None:
    assert [(each.id, each.is_stub) for each in schedule.projects] == [("2", True), ("1", False)]
    assert schedule.project_id == "1"
    assert [each.project_id for each in schedule.activities] == ["2", "1", "1"]


BARE = "<Project><ObjectId>1</ObjectId><Activity><ObjectId>{}</ObjectId></Activity></Project>"


def test_a_project_without_dates_that_is_alone_is_the_one(tmp_path: Path) -> None:
    bare = reading(p6xml(BARE.format(10)), tmp_path)

    assert [(each.id, each.is_stub) for each in bare.projects] == [("1", False)]
    assert scheduled(bare).problem == "project 1 has no data date"


def test_a_project_with_dates_and_no_activities_makes_no_stub_of_others(tmp_path: Path) -> None:
    dated = "<Project><ObjectId>2</ObjectId><DataDate>2026-01-05T00:00:00</DataDate></Project>"

    bare = reading(p6xml(BARE.format(10) + dated), tmp_path)

    assert bare.project_id == "1"
    assert not any(each.is_stub for each in bare.projects)


def test_links_keep_their_lags_and_a_missing_lag_is_none(schedule: Schedule) -> None:
    assert schedule.relations == (
        Relation("20", "10", "PR_FF", -2400, predecessor_project_id="2"),
        Relation("10", "11", "PR_SS", 0),
    )


def test_rates_are_the_resources(schedule: Schedule) -> None:
    assert schedule.resources == (Resource("7", code="R7", type="RT_Equip", max_units=2.5),)


def test_a_baseline_is_kept_apart(schedule: Schedule) -> None:
    (baseline,) = schedule.baselines
    (planned,) = baseline.activities

    assert (baseline.id, baseline.project_id, baseline.name) == ("3", "1", "First")
    assert (planned.code, f"{planned.start:%d}", f"{planned.finish:%d}") == ("A10", "05", "06")


def test_the_name_of_the_namespace_does_not_matter(schedule: Schedule, tmp_path: Path) -> None:
    assert reading(p6xml().replace("V19.12", "V99.9"), tmp_path) == schedule


def test_schedule_options_are_words_too(tmp_path: Path) -> None:
    options = (
        "<DataDate>2026-01-05T00:00:00</DataDate><ScheduleOptions>"
        "<OutOfSequenceScheduleType>Progress Override</OutOfSequenceScheduleType>"
        "<RelationshipLagCalendar>24 Hour Calendar</RelationshipLagCalendar>"
        "<UseExpectedFinishDates>1</UseExpectedFinishDates></ScheduleOptions>"
    )
    parts = P6_PARTS.replace("<DataDate>2026-01-05T00:00:00</DataDate>", options)

    schedule = reading(p6xml(parts), tmp_path)

    assert schedule.project.options == Options(
        retained_logic=False,
        progress_override=True,
        lag_calendar="rcal_24Hour",
        use_expected_finish=True,
        float_to_project_end=False,
        is_stored=True,
    )


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("<Lag>-40</Lag>", "<Lag>week</Lag>", r"<Relationship>: <Lag> is not a number: 'week'"),
        ("2026-02-01T17:00:00", "soon", r"<Activity> ObjectId 10: <PrimaryConstraintDate> is not"),
        ("Monday", "Mon", r"<StandardWorkHours>: <DayOfWeek> is no day of the week"),
        ("08:00:00", "8 o'clock", r"<WorkTime>: <Start> is not a time of day: \"8 o'clock\""),
        ("<ObjectId>10</ObjectId>", "", r"<Activity> lacks <ObjectId>"),
    ],
)
def test_what_cannot_be_read_is_refused(good: str, bad: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=rf"^Line \d+: {message}"):
        reading(p6xml(P6_PARTS.replace(good, bad)), tmp_path)
