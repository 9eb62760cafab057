"""What real XERs have beside the plain case: missing tables, newlines in names, other programs."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.server.kazinex.schedule.xers import HEADER, PROJECT, reading, tasks, xer

from understudy.server.apis.kazinex.schedule import Unreadable
from understudy.server.apis.kazinex.schedule.model import Options

ONE = tasks(("10", "1", "A10", "Dig", "8"))


def test_activities_alone_are_a_schedule(tmp_path: Path) -> None:
    schedule = reading(xer(*ONE), tmp_path)

    assert [each.code for each in schedule.activities] == ["A10"]
    assert [(each.id, each.options) for each in schedule.projects] == [("1", Options())]
    assert len(schedule.warnings) == 1


def test_a_file_without_an_end_is_read_with_a_warning(tmp_path: Path) -> None:
    schedule = reading("\n".join((HEADER, *PROJECT, *ONE)), tmp_path)

    assert schedule.warnings == ("The file has no end (%E); it may be cut short",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end: str, tmp_path: Path) -> None:
    schedule = reading(xer(*PROJECT, *ONE, end=end), tmp_path)

    assert [each.name for each in schedule.activities] == ["Dig"]


@pytest.mark.parametrize("inner", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_what_ends_a_line_elsewhere_may_stand_in_a_name(inner: str, tmp_path: Path) -> None:
    schedule = reading(xer(*tasks(("10", "1", "A10", f"Dig{inner}deep", "8"))), tmp_path)

    assert [each.name for each in schedule.activities] == [f"Dig{inner}deep"]


def test_a_newline_typed_into_a_name_continues_it(tmp_path: Path) -> None:
    lines = tasks(("10", "1", "A10", "Dig\n\ndeep", "8"), ("11", "1", "A11", "Pour", "16"))

    schedule = reading(xer(*PROJECT, *lines), tmp_path)

    assert [each.name for each in schedule.activities] == ["Dig\n\ndeep", "Pour"]
    assert [each.original_minutes for each in schedule.activities] == [480, 960]


def test_quotes_are_no_quoting(tmp_path: Path) -> None:
    schedule = reading(xer(*tasks(("10", "1", '"A10', 'a ""b"" c', "8"))), tmp_path)

    assert [(each.code, each.name) for each in schedule.activities] == [('"A10', 'a ""b"" c')]


def test_a_table_that_comes_twice_is_one(tmp_path: Path) -> None:
    other = tasks(("A11", "11"), columns=("task_code", "task_id"))

    schedule = reading(xer(*PROJECT, *ONE, *other), tmp_path)

    assert [(each.id, each.code) for each in schedule.activities] == [("10", "A10"), ("11", "A11")]


def test_a_short_row_lacks_its_last_values(tmp_path: Path) -> None:
    schedule = reading(xer(*PROJECT, *tasks(("10", "1"))), tmp_path)

    assert [(each.code, each.original_minutes) for each in schedule.activities] == [(None, None)]


def test_an_empty_column_after_the_last_is_none(tmp_path: Path) -> None:
    lines = tasks(("10", "A10", ""), columns=("task_id", "task_code", ""))

    schedule = reading(xer(*PROJECT, *lines), tmp_path)

    assert [each.code for each in schedule.activities] == ["A10"]


def test_what_stands_in_a_column_without_a_name_is_nobodys(tmp_path: Path) -> None:
    lines = tasks(("10", "A10", "x"), columns=("task_id", "task_code", ""))

    (activity,) = reading(xer(*PROJECT, *lines), tmp_path).activities

    assert (activity.stored_percent, activity.is_manual) == (None, False)


def test_a_row_with_more_values_than_columns_is_refused(tmp_path: Path) -> None:
    lines = tasks(("10", "1", "A10", "Dig\tdeep", "8"))

    with pytest.raises(Unreadable, match=r"^Line 7: a row of TASK has more values than columns"):
        reading(xer(*PROJECT, *lines), tmp_path)


def test_an_empty_float_is_unknown_and_not_zero(tmp_path: Path) -> None:
    lines = tasks(("10", ""), ("11", "0"), columns=("task_id", "total_float_hr_cnt"))

    schedule = reading(xer(*PROJECT, *lines), tmp_path)

    assert [each.total_float_minutes for each in schedule.activities] == [None, 0]


@pytest.mark.parametrize(("text", "minutes"), [("7.5", 450), ("7,5", 450), ("0.016667", 1)])
def test_hours_are_read_to_the_minute(text: str, minutes: int, tmp_path: Path) -> None:
    schedule = reading(xer(*tasks(("10", "1", "A10", "Dig", text))), tmp_path)

    assert [each.original_minutes for each in schedule.activities] == [minutes]


@pytest.mark.parametrize("text", ["eight", "nan", "inf", "1_0", "1,234.5", "1e400", "9" * 5000])
def test_what_is_no_number_is_refused_with_line_and_column(text: str, tmp_path: Path) -> None:
    lines = tasks(("10", "1", "A10", "Dig", text))

    with pytest.raises(Unreadable, match=r"^Line 4: target_drtn_hr_cnt is .*number"):
        reading(xer(*lines), tmp_path)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2026-01-05 08:30", "2026-01-05T08:30:00"),
        ("2026-01-05 08:30:15", "2026-01-05T08:30:15"),
        ("2026-01-05", "2026-01-05T00:00:00"),
    ],
)
def test_dates_may_have_seconds_or_no_time(text: str, start: str, tmp_path: Path) -> None:
    lines = tasks(("10", text), columns=("task_id", "act_start_date"))

    schedule = reading(xer(*lines), tmp_path)

    begun = schedule.activities[0].actual_start
    assert begun is not None
    assert begun.isoformat() == start


@pytest.mark.parametrize("text", ["5.1.2026", "2026-02-30 08:00", "26-01-05"])
def test_what_is_no_date_is_refused_with_line_and_column(text: str, tmp_path: Path) -> None:
    lines = tasks(("10", text), columns=("task_id", "act_start_date"))

    with pytest.raises(Unreadable, match=r"^Line 4: act_start_date is not a date"):
        reading(xer(*lines), tmp_path)


def test_codes_that_nobody_knows_are_kept(tmp_path: Path) -> None:
    lines = tasks(("10", "TT_New"), columns=("task_id", "task_type"))

    schedule = reading(xer(*lines), tmp_path)

    assert [each.type for each in schedule.activities] == ["TT_New"]


def test_a_link_to_an_absent_project_keeps_its_far_end(tmp_path: Path) -> None:
    columns = "%F\ttask_id\tpred_task_id\tproj_id\tpred_proj_id\tpred_type\tlag_hr_cnt"
    links = ("%T\tTASKPRED", columns, "%R\t10\t99\t1\t7\tPR_SS\t-16")

    (link,) = reading(xer(*PROJECT, *ONE, *links), tmp_path).relations

    assert (link.predecessor_id, link.predecessor_project_id) == ("99", "7")
    assert (link.type, link.lag_minutes) == ("PR_SS", -960)


def test_the_data_date_is_the_planned_start_where_it_is_blank_or_before(tmp_path: Path) -> None:
    columns = "%F\tproj_id\tlast_recalc_date\tplan_start_date"
    rows = ("%R\t1\t\t2026-01-05", "%R\t2\t2025-12-01\t2026-01-05", "%R\t3\t2026-02-01\t2026-01-05")

    schedule = reading(xer("%T\tPROJECT", columns, *rows, *ONE), tmp_path)

    dates = [f"{each.data_date:%m-%d}" for each in schedule.projects]
    assert dates == ["01-05", "01-05", "02-01"]


def test_the_project_with_the_most_activities_is_the_one(tmp_path: Path) -> None:
    projects = ("%T\tPROJECT", "%F\tproj_id", "%R\t1", "%R\t2", "%R\t3")
    lines = tasks(("10", "1"), ("11", "2"), ("12", "2"), ("13", "3"), ("14", "3"))

    assert reading(xer(*projects, *lines), tmp_path).project_id == "2"


def test_of_activities_with_one_identifier_the_first_is_kept(tmp_path: Path) -> None:
    lines = tasks(("10", "1", "A10"), ("10", "1", "A11"))

    schedule = reading(xer(*PROJECT, *lines), tmp_path)

    assert [each.code for each in schedule.activities] == ["A10"]
    assert schedule.warnings == ("Some activities repeat an identifier; the first of each is kept",)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), "The file has no table TASK, so no activities"),
        (tasks(), "The file has no activities"),
        (("%R\t1",), r"Line 2: stands before any table \(%T\)"),
        (("%T\tTASK", "%R\t1"), r"Line 3: a row of TASK before its columns \(%F\)"),
        (tasks(("", "1")), "Line 4: task_id is missing: an activity without identifier"),
        (
            (*ONE, "%T\tTASKPRED", "%F\ttask_id\tpred_task_id", "%R\t10"),
            "Line 7: a relation lacks task_id or pred_task_id",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(lines: tuple[str], message: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=f"^{message}$"):
        reading(xer(*lines), tmp_path)


def test_a_date_in_a_year_that_nobody_plans_in_is_none_and_told(tmp_path: Path) -> None:
    columns = ("task_id", "proj_id", "task_code", "target_start_date", "target_end_date")
    row = ("1", "1", "A", "2026-01-05 08:00", "4637-11-24 17:00")

    schedule = reading(xer(*PROJECT, *tasks(row, columns=columns)), tmp_path)

    (activity,) = schedule.activities
    assert (activity.planned_start, activity.planned_finish) == (
        datetime.fromisoformat("2026-01-05T08:00"),
        None,
    )
    assert schedule.warnings == (
        "Dates that are not from 1900 to 2200 are left out, as '4637-11-24 17:00'",
    )
