"""The critical path of generated schedules, equal to the second opinion to the minute."""

import pytest
from tests.server.kazinex.schedule.second_opinion.compared import Comparison, compare_networks
from tests.server.kazinex.schedule.second_opinion.made.networks import (
    made_network,
    made_on_one_calendar,
)
from tests.server.kazinex.schedule.second_opinion.on_one_calendar import compare_work

# How many values each block has; a generator that makes less would let less be compared.
VALUES = {
    range(40, 105): 6_190,
    range(105, 170): 5_713,
    range(170, 235): 6_373,
    range(235, 300): 6_051,
}


def compared(seeds: range) -> Comparison:
    """Compare the schedules of these seeds."""
    return compare_networks((seed, made_network(seed)) for seed in seeds)


def test_forty_schedules_equal_the_second_opinion() -> None:
    comparison = compared(range(40))

    assert comparison.differences == []
    assert comparison.values == 3_877


@pytest.mark.long
@pytest.mark.parametrize("seeds", VALUES, ids=str)
def test_schedules_equal_the_second_opinion(seeds: range) -> None:
    comparison = compared(seeds)

    assert comparison.differences == []
    assert comparison.values == VALUES[seeds]


def test_forty_schedules_on_one_calendar_equal_paths_of_networkx() -> None:
    comparison = compare_work((seed, made_on_one_calendar(seed)) for seed in range(40))

    assert comparison.differences == []
    assert comparison.values == 2_585


@pytest.mark.long
def test_schedules_on_one_calendar_equal_paths_of_networkx() -> None:
    comparison = compare_work((seed, made_on_one_calendar(seed)) for seed in range(40, 300))

    assert comparison.differences == []
    assert comparison.values == 18_705
