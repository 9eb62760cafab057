"""Loading by week of made assignments, equal to an independent calculation."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.server.kazinex.schedule.second_opinion.compared import Comparison
from tests.server.kazinex.schedule.second_opinion.links import World
from tests.server.kazinex.schedule.second_opinion.made.faults import made_faulty
from tests.server.kazinex.schedule.second_opinion.weeks import weeks_of

from understudy.server.apis.kazinex.schedule.loading import AssignmentLoading, loading
from understudy.server.apis.kazinex.schedule.model import Assignment, Schedule

# A week is rounded to six places, and the last has what all others were rounded by.
ROUNDING = Fraction(1, 1_000_000)


def test_the_weeks_of_forty_schedules_add_up_and_equal_independent_ones() -> None:
    comparison = compare_loading(made_faulty(seed).schedule for seed in range(40))

    assert comparison.differences == []
    assert comparison.values == 8_002


@pytest.mark.long
def test_the_weeks_of_all_schedules_add_up_and_equal_independent_ones() -> None:
    comparison = compare_loading(made_faulty(seed).schedule for seed in range(40, 200))

    assert comparison.differences == []
    assert comparison.values == 36_290


def compare_loading(made: Iterable[Schedule]) -> Comparison:
    """Compare every week of every assignment, and what the weeks add up to."""
    comparison = Comparison()
    for schedule in made:
        world = World(schedule)
        rows = [
            each
            for each in schedule.assignments
            if world.all_activities[each.activity_id].project_id == schedule.project_id
        ]
        loaded = loading(schedule)
        comparison.add("assignments", len(loaded), len(rows))
        for first, row in zip(loaded, rows, strict=True):
            comparison.add(f"{row}, activity", first.activity_id, row.activity_id)
            comparison.add(f"{row}, resource", first.resource_id, row.resource_id)
            _compare_weeks(comparison, world, first, row)
    return comparison


def _compare_weeks(
    comparison: Comparison, world: World, first: AssignmentLoading, row: Assignment
) -> None:
    units = {each.monday: Fraction(str(each.units)) for each in first.weeks}
    second = {day: value for day, value in weeks_of(world, row).items() if row.planned_units}
    comparison.add(f"{row}, weeks", ",".join(map(str, units)), ",".join(map(str, second)))
    total = sum((Decimal(str(each.units)) for each in first.weeks), Decimal())
    comparison.add(f"{row}, total", float(total), row.planned_units)
    for day in units.keys() & second.keys():
        allowed = ROUNDING * (len(second) if day == max(second) else 1)
        is_equal = abs(units[day] - second[day]) <= allowed
        comparison.add(f"{row}, {day}: {units[day]} is {second[day]}", is_equal, True)
