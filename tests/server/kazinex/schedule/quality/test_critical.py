"""The checks of the critical path."""

import pytest
from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import DAY, FIVE_DAYS, activity, at, project, schedule

from understudy.server.apis.kazinex.schedule.model import Calendar

DONE = {"actual_start": "2025-12-01 08:00", "actual_finish": "2025-12-05 17:00"}


def test_the_length_index_is_one_where_the_finish_is_the_end() -> None:
    found = check("critical-path-length", schedule([activity("A", 10), activity("B", 1)]))

    assert (found.value, found.status) == (1, "pass")
    assert found.details == {
        "length_days": 10,
        "float_days": 0,
        "critical_share": 0.5,
        "span_days": 11,
    }


def test_it_falls_by_what_the_finish_is_late() -> None:
    projects = (project(must_finish=at("2026-01-15 17:00")),)

    found = check("critical-path-length", schedule([activity("A", 10)], projects=projects))

    assert (found.value, found.status) == (0.9, "warn")
    assert found.score == pytest.approx(90)


def test_the_float_is_in_days_of_the_calendar_of_what_finishes() -> None:
    projects = (project(must_finish=at("2026-01-16 17:00")),)
    long_days = Calendar("long", week=FIVE_DAYS.week, day_minutes=2 * DAY)
    finish = activity("A", 8, calendar_id="long")

    found = check(
        "critical-path-length", schedule([finish], projects=projects, calendars=(long_days,))
    )

    assert (found.details["length_days"], found.details["float_days"]) == (8, 1)


def test_there_is_no_length_where_nothing_is_left_to_do() -> None:
    done = check("critical-path-length", schedule([activity("A", **DONE)]))
    idle = check("critical-path-length", schedule([activity("A", 0, type="TT_FinMile")]))

    assert done.reason == "there are no open activities"
    assert idle.reason == "no work is left after the data date"


def test_one_chain_of_critical_activities_passes() -> None:
    activities = [activity(code, 5) for code in "ABC"]

    found = check("critical-path-test", schedule([*activities, activity("D", 1)], "A B", "B C"))

    assert (found.value, found.population, found.status) == (1, 3, "pass")


def test_what_is_outside_of_the_longest_chain_fails() -> None:
    activities = [activity("A", 5), activity("B", 5), activity("C", 10), activity("D", **DONE)]

    found = check("critical-path-test", schedule(activities, "A B"))

    assert told(found) == (2, 3, ["C"])
    assert found.details == {"longest": 2}
    assert found.status == "fail"
    assert found.score == pytest.approx(100 * 2 / 3)


def test_no_critical_activity_is_a_failure_and_no_open_one_no_test() -> None:
    projects = (project(must_finish=at("2026-03-02 17:00")),)

    found = check("critical-path-test", schedule([activity("A")], projects=projects))
    done = check("critical-path-test", schedule([activity("A", **DONE)]))

    assert (found.value, found.status, found.score) == (0, "fail", 0)
    assert done.reason == "there are no open activities"


def test_both_are_skipped_where_links_run_in_a_circle() -> None:
    circle = schedule([activity("A"), activity("B")], "A B", "B A")

    for name in ("critical-path-length", "critical-path-test"):
        assert check(name, circle).reason == "no dates could be computed: the links run in a circle"
