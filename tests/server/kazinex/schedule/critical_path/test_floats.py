"""Floats, and what is critical."""

import pytest
from tests.server.kazinex.schedule.critical_path.computed import computed
from tests.server.kazinex.schedule.made import DAY, activity, project, schedule

from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.model import Options


@pytest.mark.parametrize("kind", ["FT_FF", "FT_SS", "FT_min"])
def test_float_may_be_of_the_finish_of_the_start_or_the_smaller(kind: str) -> None:
    projects = (project(options=Options(float_type=kind)),)

    times = computed([activity("A", 2), activity("B", 5)], projects=projects)

    assert times["A"].total_float == 3 * DAY


def test_critical_is_what_has_at_most_the_float_that_the_project_says() -> None:
    both = schedule([activity("A", 5), activity("B", 4)], projects=(project(critical_minutes=DAY),))

    assert scheduled(both).critical == ("A", "B")


def test_by_longest_path_only_driving_chains_are_critical() -> None:
    projects = (project(critical_type="CT_DrivPath", critical_minutes=100 * DAY),)
    chain = [activity("A", 5), activity("B", 2), activity("C", 3), activity("D", 1)]

    found = scheduled(schedule(chain, "A C", "B C", "A SS+1 D", projects=projects))

    assert found.critical == ("A", "C")
    assert found.times["B"].total_float == 3 * DAY


def test_the_longest_path_is_followed_within_its_project() -> None:
    by_path = project(critical_type="CT_DrivPath")
    projects = (by_path, project(id="Q"))
    day = "2026-03-06 17:00"
    end = activity("A", 1, constraint="CS_MEOA", constraint_date=day)

    times = computed(
        [end, activity("C", 1), activity("B", 1, project_id="Q")], "C B", projects=projects
    )

    assert [times[code].longest_path for code in "ACB"] == [True, False, True]
