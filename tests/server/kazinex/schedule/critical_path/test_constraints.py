"""Constraints, and the ends that late dates are held to."""

import pytest
from tests.server.kazinex.schedule.critical_path.computed import computed, early, late
from tests.server.kazinex.schedule.made import DAY, activity, at, project

from understudy.server.apis.kazinex.schedule.model import Options

MANDATORY = {
    "CS_MANDSTART": (("01-07 08:00", "01-08 17:00"), "01-07 08:00"),
    "CS_MANDFIN": (("01-06 08:00", "01-07 17:00"), "01-06 08:00"),
}


@pytest.mark.parametrize("code", MANDATORY)
def test_a_mandatory_date_replaces_logic(code: str) -> None:
    day = "2026-01-07 17:00" if code == "CS_MANDFIN" else "2026-01-07 08:00"
    forced = activity("B", 2, constraint=code, constraint_date=day)
    expected, start = MANDATORY[code]

    times = computed([activity("A", 5), forced, activity("C", 1)], "A B", "B C")

    assert (early(times["B"]), late(times["B"])) == (expected, expected)
    assert times["B"].total_float == 0
    assert late(times["A"])[1] <= start
    assert times["A"].total_float is not None
    assert times["A"].total_float < 0


def test_a_mandatory_start_means_nothing_once_work_has_begun() -> None:
    day = "2026-03-02 08:00"
    begun = activity("A", 2, constraint="CS_MANDSTART", constraint_date=day, actual_start=day)

    times = computed([begun])

    assert early(times["A"]) == ("01-05 08:00", "01-06 17:00")


def test_both_constraints_of_an_activity_hold() -> None:
    between = activity(
        "A",
        2,
        constraint="CS_MSOA",
        constraint_date="2026-01-12 08:00",
        constraint2="CS_MEOB",
        constraint2_date="2026-01-12 17:00",
    )

    times = computed([between])

    assert early(times["A"]) == ("01-12 08:00", "01-13 17:00")
    assert times["A"].total_float == -DAY


def test_finish_on_or_after_moves_the_start_and_start_on_or_before_caps_it() -> None:
    after = activity("A", 2, constraint="CS_MEOA", constraint_date="2026-01-16 17:00")
    before = activity("B", 2, constraint="CS_MSOB", constraint_date="2026-01-08 08:00")

    times = computed([after, before])

    assert early(times["A"]) == ("01-15 08:00", "01-16 17:00")
    assert late(times["B"]) == ("01-08 08:00", "01-09 17:00")
    assert times["B"].total_float == 3 * DAY


def test_external_dates_bound_both_ends() -> None:
    tied = activity(
        "A",
        2,
        external_early_start="2026-01-08 08:00",
        external_late_finish="2026-01-12 17:00",
    )

    times = computed([tied, activity("L", 20)])

    assert early(times["A"]) == ("01-08 08:00", "01-09 17:00")
    assert late(times["A"]) == ("01-09 08:00", "01-12 17:00")


def test_must_finish_by_is_the_end_of_all_late_dates() -> None:
    times = computed([activity("A", 5)], projects=(project(must_finish=at("2026-01-08 17:00")),))

    assert late(times["A"]) == ("01-02 08:00", "01-08 17:00")
    assert times["A"].total_float == -DAY


def test_projects_end_each_on_their_own() -> None:
    projects = (project(), project(id="Q"))
    times = computed([activity("A", 5), activity("B", 2, project_id="Q")], projects=projects)

    assert times["B"].total_float == 0


EXPECTED = {"2026-01-07 17:00": "01-07 17:00", "2025-12-01 17:00": "01-05 08:00"}


@pytest.mark.parametrize("day", EXPECTED)
def test_an_expected_finish_sets_the_duration_and_leaves_none_if_it_has_passed(day: str) -> None:
    projects = (project(options=Options(use_expected_finish=True)),)

    times = computed([activity("A", 1, expected_finish=day)], projects=projects)

    assert early(times["A"])[1] == EXPECTED[day]


def test_an_expected_finish_sets_nothing_without_the_option() -> None:
    times = computed([activity("A", 1, expected_finish="2026-01-07 17:00")])

    assert early(times["A"])[1] == "01-05 17:00"


def test_as_late_as_possible_takes_the_free_float() -> None:
    waiting = activity("B", 2, constraint="CS_ALAP")
    milestones = [
        activity("S", 0, type="TT_Mile", constraint="CS_ALAP"),
        activity("F", 0, type="TT_FinMile", constraint="CS_ALAP"),
    ]
    rest = [activity("A", 5), activity("C", 5)]

    times = computed([*rest, waiting, *milestones], "A C", "B C", "S C", "F C")

    assert early(times["B"]) == ("01-08 08:00", "01-09 17:00")
    assert early(times["S"]) == ("01-12 08:00", "01-12 08:00")
    assert early(times["F"]) == ("01-09 17:00", "01-09 17:00")
    assert (times["B"].total_float, times["B"].free_float) == (0, 0)
