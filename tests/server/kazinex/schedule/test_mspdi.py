"""What a Microsoft Project XML says by numbers, in tenths of a minute, and through summaries."""

from datetime import date
from pathlib import Path

import pytest
from tests.server.kazinex.schedule.xers import reading
from tests.server.kazinex.schedule.xmls import mspdi

from understudy.server.apis.kazinex.schedule import Unreadable
from understudy.server.apis.kazinex.schedule.model import ExceptionDay, Relation

DIG = "<UID>1</UID><ID>1</ID><Name>Dig</Name>"
POUR = "<UID>2</UID><ID>2</ID><Name>Pour</Name>"
HOLIDAY = """<Calendars><Calendar><UID>1</UID><BaseCalendarUID>-1</BaseCalendarUID>
<WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes>
<WorkingTime><FromTime>08:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime>
</WorkingTimes></WeekDay>
<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod>
<FromDate>2026-01-01T00:00:00</FromDate><ToDate>2026-01-01T23:59:00</ToDate></TimePeriod></WeekDay>
</WeekDays><Exceptions><Exception><Type>1</Type><DayWorking>0</DayWorking><TimePeriod>
<FromDate>2026-12-24T00:00:00</FromDate><ToDate>2026-12-25T23:59:00</ToDate></TimePeriod>
</Exception></Exceptions></Calendar>
<Calendar><UID>2</UID><BaseCalendarUID>1</BaseCalendarUID><WeekDays><WeekDay><DayType>3</DayType>
<DayWorking>0</DayWorking></WeekDay></WeekDays></Calendar></Calendars>"""


def link(inner: str) -> str:
    """Return the second task with a link to the first."""
    return f"{POUR}<PredecessorLink><PredecessorUID>1</PredecessorUID>{inner}</PredecessorLink>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("", Relation("1", "2")),
        ("<Type>0</Type><LinkLag>4800</LinkLag>", Relation("1", "2", "PR_FF", 480)),
        ("<Type>2</Type><LinkLag>-600</LinkLag>", Relation("1", "2", "PR_SF", -60)),
        (
            "<Type>3</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat>",
            Relation("1", "2", "PR_SS", lag_percent=50.0),
        ),
        (
            "<LinkLag>14400</LinkLag><LagFormat>8</LagFormat>",
            Relation("1", "2", lag_minutes=1440, is_elapsed=True),
        ),
    ],
)
def test_lags_are_tenths_of_a_minute_or_percents(
    inner: str, expected: Relation, tmp_path: Path
) -> None:
    assert reading(mspdi(DIG, link(inner)), tmp_path).relations == (expected,)


def test_durations_and_slack_are_minutes(tmp_path: Path) -> None:
    task = f"{DIG}<Duration>PT40H30M0S</Duration><TotalSlack>-4800</TotalSlack>"

    (activity,) = reading(mspdi(task), tmp_path).activities

    assert (activity.original_minutes, activity.total_float_minutes) == (2430, -480)


@pytest.mark.parametrize(
    "task",
    [
        "<UID>0</UID><Name>All</Name>",
        "<UID>9</UID><Summary>1</Summary>",
        "<UID>9</UID><IsNull>1</IsNull>",
        "<UID>9</UID><Active>0</Active>",
    ],
)
def test_what_is_no_work_is_no_activity(task: str, tmp_path: Path) -> None:
    schedule = reading(mspdi(task, DIG), tmp_path)

    assert [each.name for each in schedule.activities] == ["Dig"]


def test_summaries_are_the_breakdown(tmp_path: Path) -> None:
    tasks = (
        "<UID>8</UID><Name>East</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary>",
        "<UID>9</UID><Name>Pier</Name><OutlineLevel>2</OutlineLevel><Summary>1</Summary>",
        f"{DIG}<OutlineLevel>3</OutlineLevel>",
        f"{POUR}<OutlineLevel>1</OutlineLevel>",
    )

    schedule = reading(mspdi(*tasks), tmp_path)

    assert [(each.id, each.parent_id) for each in schedule.wbs] == [("8", None), ("9", "8")]
    assert [each.wbs_id for each in schedule.activities] == ["9", None]


def test_links_of_summaries_are_left_out_and_told(tmp_path: Path) -> None:
    schedule = reading(mspdi("<UID>1</UID><Summary>1</Summary>", link("")), tmp_path)

    assert schedule.relations == ()
    assert schedule.warnings == ("1 links and assignments of summary tasks are left out",)


@pytest.mark.parametrize(
    ("inner", "status"),
    [
        ("<PercentComplete>0</PercentComplete>", "TK_NotStart"),
        ("<PercentComplete>40</PercentComplete>", "TK_Active"),
        (
            "<PercentComplete>100</PercentComplete><ActualStart>2026-01-05T08:00:00</ActualStart>"
            "<ActualFinish>2026-01-06T17:00:00</ActualFinish>",
            "TK_Complete",
        ),
        # What some programs write for no date at all.
        (
            "<PercentComplete>0</PercentComplete><ActualStart>2000-01-01T00:00:00</ActualStart>"
            "<ActualFinish>2000-01-01T00:00:00</ActualFinish>",
            "TK_NotStart",
        ),
    ],
)
def test_progress_is_told_by_percent_and_dates(inner: str, status: str, tmp_path: Path) -> None:
    head = "<StartDate>2026-01-05T08:00:00</StartDate>"

    (activity,) = reading(mspdi(f"{DIG}{inner}", head=head), tmp_path).activities

    assert activity.status == status


def test_the_date_of_a_task_that_is_as_soon_as_possible_is_no_constraint(tmp_path: Path) -> None:
    task = (
        f"{DIG}<ConstraintType>0</ConstraintType>"
        "<ConstraintDate>2000-01-01T00:00:00</ConstraintDate>"
    )

    (activity,) = reading(mspdi(task), tmp_path).activities

    assert (activity.constraint, activity.constraint_date) == (None, None)


def test_a_milestone_that_waits_for_nothing_is_one_of_a_start(tmp_path: Path) -> None:
    first, second = f"{DIG}<Milestone>1</Milestone>", f"{link('')}<Milestone>1</Milestone>"

    schedule = reading(mspdi(first, second), tmp_path)

    assert [each.type for each in schedule.activities] == ["TT_Mile", "TT_FinMile"]


def test_exceptions_of_both_styles_are_days(tmp_path: Path) -> None:
    first, _ = reading(mspdi(DIG, head=HOLIDAY), tmp_path).calendars

    days = [date(2026, 1, 1), date(2026, 12, 24), date(2026, 12, 25)]
    assert first.exceptions == tuple(ExceptionDay(each) for each in days)
    assert first.week[0] == ((480, 1440),)


def test_a_calendar_takes_what_it_does_not_say_from_its_base(tmp_path: Path) -> None:
    first, second = reading(mspdi(DIG, head=HOLIDAY), tmp_path).calendars

    assert second.week == (first.week[0], (), *first.week[2:])
    assert second.exceptions == first.exceptions


def test_the_status_date_is_the_data_date_else_today_else_the_start(tmp_path: Path) -> None:
    dates = [
        f"<{name}>2026-0{month}-01T08:00:00</{name}>"
        for month, name in enumerate(("StartDate", "CurrentDate", "StatusDate"), start=1)
    ]

    told = [
        reading(mspdi(DIG, head="".join(dates[:count])), tmp_path).project.data_date
        for count in (1, 2, 3)
    ]

    assert [f"{each:%m}" for each in told if each] == ["01", "02", "03"]


@pytest.mark.parametrize("resource", ["-65535", "-1"])
def test_work_of_nobody_is_an_assignment_without_resource(resource: str, tmp_path: Path) -> None:
    tail = (
        "<Assignments><Assignment><UID>5</UID><TaskUID>1</TaskUID>"
        f"<ResourceUID>{resource}</ResourceUID><Work>PT8H0M0S</Work></Assignment></Assignments>"
    )

    (assignment,) = reading(mspdi(DIG, tail=tail), tmp_path).assignments

    assert (assignment.resource_id, assignment.planned_units) == (None, 8.0)


def test_baselines_stand_in_the_tasks(tmp_path: Path) -> None:
    task = f"{DIG}<Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start></Baseline>"

    (baseline,) = reading(mspdi(task), tmp_path).baselines

    assert (baseline.id, [each.activity_id for each in baseline.activities]) == ("0", ["1"])


@pytest.mark.parametrize(
    ("tasks", "message"),
    [
        ((f"{DIG}<Duration>8 days</Duration>",), "<Task> UID 1: <Duration> is not a duration"),
        ((f"{DIG}<Start>Monday</Start>",), "<Task> UID 1: <Start> is not a date"),
        (("<Name>Dig</Name>",), "<Task> lacks <UID>"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tasks: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    with pytest.raises(Unreadable, match=rf"^Line \d+: {message}"):
        reading(mspdi(*tasks), tmp_path)


def test_a_file_without_tasks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^The file has no activities$"):
        reading(mspdi(), tmp_path)
