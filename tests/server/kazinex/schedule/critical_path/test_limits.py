"""What is left out, and what cannot be computed."""

from dataclasses import replace
from datetime import timedelta

from tests.server.kazinex.schedule.critical_path.computed import computed, early, late
from tests.server.kazinex.schedule.made import (
    FIVE_DAYS,
    activity,
    at,
    holiday,
    link,
    project,
    schedule,
)

from understudy.server.apis.kazinex.schedule.critical_path import Scheduled, scheduled
from understudy.server.apis.kazinex.schedule.model import Assignment, Calendar, Options


def test_level_of_effort_summaries_stubs_and_absent_ends_are_left_out() -> None:
    activities = [
        activity("A", 5),
        activity("E", 99, type="TT_LOE"),
        activity("W", 99, type="TT_WBS"),
        activity("X", 99, project_id="Q"),
    ]
    projects = (project(), project(id="Q", is_stub=True))

    found = scheduled(schedule(activities, "E A", "A W", "X A", "N A", projects=projects))

    assert set(found.times) == {"A"}
    assert found.finishes == {"P": at("2026-01-09 17:00")}


def test_a_manual_task_stands_where_it_was_planned() -> None:
    manual = activity("B", 2, is_manual=True, planned_start="2026-01-06 08:00")

    times = computed([activity("A", 5), manual], "A B")

    assert early(times["B"]) == ("01-06 08:00", "01-07 17:00")
    assert late(times["A"])[1] == "01-09 17:00"


def test_roles_without_a_resource_know_no_holidays() -> None:
    off = Calendar("off", week=FIVE_DAYS.week, exceptions=(holiday("2026-01-05"),))
    tied = [activity(code, 1, type="TT_Rsrc", calendar_id="off") for code in "ABC"]
    assignments = (
        Assignment("A", role_id="R"),
        Assignment("B", role_id="R"),
        Assignment("B", resource_id="1", role_id="R"),
    )

    times = computed(tied, calendars=(off,), assignments=assignments)

    starts = [early(times[code])[0] for code in "ABC"]
    assert starts == ["01-05 08:00", "01-06 08:00", "01-06 08:00"]


def test_without_any_date_nothing_is_computed_and_it_is_told() -> None:
    found = scheduled(schedule([activity("A", 1)], projects=(project(data_date=None),)))

    assert found == Scheduled(problem="project P has no data date")


def test_circles_are_told_and_nothing_is_computed() -> None:
    activities = [activity(code) for code in "ABCDEFG"]

    found = scheduled(schedule(activities, "A B", "B C", "C A", "C D", "D E", "F F", "E G"))

    assert found.loops == (("A", "B", "C"), ("F",))
    assert found.times == {}
    assert found.problem == "the links run in a circle"


def test_a_chain_as_long_as_a_large_file_needs_no_recursion() -> None:
    count = 5_000
    activities = [activity(f"A{number}", 1) for number in range(count)]
    links = [link(f"A{number} A{number + 1}") for number in range(count - 1)]

    forth = scheduled(schedule(activities, relations=tuple(links)))
    round_about = scheduled(schedule(activities, relations=(*links, link(f"A{count - 1} A0"))))

    assert forth.times[f"A{count - 1}"].early_finish - at("2026-01-05") > timedelta(days=6_900)
    assert len(round_about.loops[0]) == count


def test_work_that_fits_on_no_calendar_is_told_with_its_activity() -> None:
    never = schedule([activity("A", 5, calendar_id="idle")], calendars=(Calendar("idle"),))
    long = schedule([activity("A", 10_000_000)])
    lagging = schedule([activity("A", 1), activity("B", 1)], "A FS+99999999 B")

    for each, code in ((never, "A"), (long, "A"), (lagging, "B")):
        told = scheduled(each).problem
        assert told == f"activity {code} does not fit on its calendar before the year 2500"


def test_an_empty_schedule_has_no_times() -> None:
    assert scheduled(schedule([])) == Scheduled()


def test_a_milestone_is_not_pushed_to_where_its_lag_leads_beyond_the_last_year() -> None:
    # From Saturday S would move up to Monday, and five days later it is the year 2500.
    projects = (project("2499-12-21 08:00", options=Options(lag_calendar="rcal_24Hour")),)
    waiting = activity("S", 0, type="TT_Mile", constraint="CS_ALAP")
    last = activity(
        "B", 1, calendar_id="all", constraint="CS_MSOA", constraint_date="2499-12-31 12:00"
    )

    times = scheduled(schedule([waiting, last], "S FS+15 B", projects=projects)).times

    assert times["S"].early_start == at("2499-12-25 17:00")


def test_without_any_calendar_the_week_is_monday_to_friday_from_eight_to_four() -> None:
    bare = schedule([activity("A", 1, calendar_id=None)], projects=(project(calendar_id=None),))

    times = scheduled(replace(bare, calendars=())).times

    assert early(times["A"]) == ("01-05 08:00", "01-05 16:00")
