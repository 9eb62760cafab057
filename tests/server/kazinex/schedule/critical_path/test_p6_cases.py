"""Early and late dates and floats equal those that Primavera P6 23.12 gave, to the minute."""

from datetime import datetime

import pytest
from tests.server.kazinex.schedule.critical_path.p6_cases import CASES, Case
from tests.server.kazinex.schedule.made import DAY

from understudy.server.apis.kazinex.schedule.critical_path import Times, scheduled


def told(times: Times) -> tuple[object, ...]:
    """Return times as the table has them."""
    moments = (times.early_start, times.early_finish, times.late_start, times.late_finish)
    floats = (times.total_float, times.free_float)
    return (*map(shown, moments), *(None if each is None else each / DAY for each in floats))


def shown(moment: datetime | None) -> str:
    """Return the month, day and hour; the year too, if it is another than 2026."""
    assert moment is not None
    assert moment.minute == 0
    return f"{moment:%m-%d %H}" if moment.year == 2026 else f"{moment:%Y-%m-%d %H}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_computed_as_by_p6(case: Case) -> None:
    computed = scheduled(case.schedule)

    assert {code: told(computed.times[code]) for code in case.figures} == case.figures


def test_the_cases_compare_as_many_values_as_p6_stores_of_open_activities() -> None:
    assert sum(len(figures) for case in CASES for figures in case.figures.values()) == 156


def test_a_finished_activity_has_neither_floats_nor_late_dates() -> None:
    done = next(case for case in CASES if case.name.startswith("XV09"))

    times = scheduled(done.schedule).times["B"]

    assert (times.total_float, times.free_float, times.late_start, times.late_finish) == (None,) * 4
    assert not times.critical
