"""Every check on schedules with planted faults, equal to an independent calculation."""

import pytest
from tests.server.kazinex.schedule.second_opinion.checks.compared import compare_checks
from tests.server.kazinex.schedule.second_opinion.checks.table import CHECKS
from tests.server.kazinex.schedule.second_opinion.made.faults import made_faulty

SAMPLE, ALL = range(40), range(200)


def test_the_checks_of_forty_faulty_schedules_equal_independent_ones() -> None:
    comparison = compare_checks((seed, made_faulty(seed)) for seed in SAMPLE)

    assert comparison.differences == []
    assert comparison.values == 9_320


@pytest.mark.long
def test_the_checks_of_all_faulty_schedules_equal_independent_ones() -> None:
    comparison = compare_checks((seed, made_faulty(seed)) for seed in ALL[40:])

    assert comparison.differences == []
    assert comparison.values == 36_831


@pytest.mark.long
def test_every_check_passes_and_fails_in_faulty_schedules() -> None:
    cases = [made_faulty(seed) for seed in ALL]

    seen = {
        (name, reading.is_within)
        for name, check in CHECKS.items()
        for reading in map(check, cases)
        if not reading.skipped
    }

    assert seen == {(name, is_within) for name in CHECKS for is_within in (True, False)}
