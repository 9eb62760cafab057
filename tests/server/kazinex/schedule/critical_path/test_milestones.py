"""Milestones, and work of no duration."""

from dataclasses import replace

from tests.server.kazinex.schedule.critical_path.computed import computed, early, late
from tests.server.kazinex.schedule.made import activity, at


def test_start_milestones_move_up_and_finish_milestones_stay() -> None:
    milestones = [activity("S", 0, type="TT_Mile"), activity("F", 0, type="TT_FinMile")]

    times = computed([activity("A", 5), *milestones], "A S", "A F")

    assert early(times["S"]) == ("01-12 08:00", "01-12 08:00")
    assert early(times["F"]) == ("01-09 17:00", "01-09 17:00")
    assert (times["S"].total_float, times["F"].total_float) == (0, 0)


def test_a_finish_milestone_in_non_work_time_moves_up() -> None:
    both = [activity("A", 6, calendar_id="six"), activity("F", 0, type="TT_FinMile")]

    times = computed(both, "A F")

    assert early(times["F"]) == ("01-12 08:00", "01-12 08:00")


def test_late_dates_of_milestones_are_at_the_end_of_work_but_for_start_milestones() -> None:
    start, finish = activity("S", 0, type="TT_Mile"), activity("F", 0, type="TT_FinMile")
    rest = [activity("L", 10), activity("B", 5), activity("C", 5)]

    times = computed([start, finish, *rest], "S B", "F C")

    assert late(times["S"]) == ("01-12 08:00", "01-12 08:00")
    assert late(times["F"]) == ("01-09 17:00", "01-09 17:00")


def test_finish_milestones_keep_to_mandatory_and_to_finish_constraints() -> None:
    day = "2026-01-07 17:00"
    must = activity("M", 0, type="TT_FinMile", constraint="CS_MANDFIN", constraint_date=day)
    after = activity("F", 0, type="TT_FinMile", constraint="CS_MEOA", constraint_date=day)
    zero = activity("Z", 0, constraint="CS_MEOA", constraint_date=day)

    times = computed([must, after, zero, activity("A", 5)])

    assert early(times["M"]) == late(times["M"]) == ("01-07 17:00", "01-07 17:00")
    assert early(times["F"]) == ("01-07 17:00", "01-07 17:00")
    assert early(times["Z"]) == ("01-08 08:00", "01-08 08:00")


def test_a_start_milestone_that_waits_stays_at_the_end_of_work_where_its_successor_goes_on() -> (
    None
):
    # On Saturday the six-day calendar goes on, and Monday would be too late for it.
    milestone = activity("S", 0, type="TT_Mile", constraint="CS_ALAP")
    activities = [activity("A", 5, calendar_id="six"), activity("B", 5, calendar_id="six")]

    times = computed([milestone, *activities], "A B", "S B")

    assert early(times["S"]) == ("01-09 17:00", "01-09 17:00")


def test_a_mandatory_finish_in_non_work_time_moves_late_dates_down() -> None:
    zero = activity("Z", 0, constraint="CS_MANDFIN", constraint_date="2026-01-11 08:00")

    times = computed([zero, activity("A", 10)])

    assert early(times["Z"]) == ("01-12 08:00", "01-12 08:00")
    assert late(times["Z"]) == ("01-09 17:00", "01-09 17:00")


def test_a_finish_milestone_that_must_start_is_late_when_it_must() -> None:
    must = activity("M", 0, type="TT_FinMile", constraint="CS_MANDSTART")

    times = computed([replace(must, constraint_date=at("2026-01-07 08:00")), activity("A", 5)])

    assert early(times["M"]) == late(times["M"]) == ("01-07 08:00", "01-07 08:00")


def test_an_external_start_of_a_finish_milestone_moves_up_to_work_time() -> None:
    tied = activity("F", 0, type="TT_FinMile", external_early_start="2026-01-09 17:00")

    assert early(computed([tied])["F"]) == ("01-12 08:00", "01-12 08:00")
