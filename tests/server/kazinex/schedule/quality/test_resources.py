"""The checks of resources."""

import pytest
from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import activity, schedule

from understudy.server.apis.kazinex.schedule.model import Assignment, Expense, Resource

BEGUN = {"actual_start": "2025-12-01 08:00"}
RESOURCES = (
    Resource("1", type="RT_Labor"),
    Resource("2", type="RT_Equip"),
    Resource("3", type="RT_Mat"),
)


def test_an_activity_needs_an_assignment_to_someone() -> None:
    activities = [activity(code) for code in "ABCDE"]
    milestone = activity("M", 0, type="TT_Mile")
    assignments = (
        Assignment("A", resource_id="1"),
        Assignment("B", role_id="R"),
        Assignment("C"),
    )

    found = check(
        "missing-resources",
        schedule([*activities, milestone], assignments=assignments, expenses=(Expense("D"),)),
    )

    assert told(found) == (0.4, 5, ["C", "D", "E"])
    assert (found.threshold, found.status, found.score) == (0.95, "fail", 40)
    assert found.details == {"with_expense": 1}


def test_nothing_but_milestones_needs_no_resources() -> None:
    found = check("missing-resources", schedule([activity("M", 0, type="TT_Mile")]))

    assert found.reason == "there are no open activities but milestones"


def test_loading_is_told_by_five_aspects() -> None:
    assignments = tuple(Assignment("A", resource_id=each, planned_cost=1.0) for each in "123")
    activities = [activity("A"), activity("B", **BEGUN)]

    found = check(
        "resource-loading", schedule(activities, assignments=assignments, resources=RESOURCES)
    )

    assert (found.value, found.threshold, found.status) == (5, 5, "pass")
    assert all(found.details["aspects"].values())


def test_aspects_that_are_missing_are_named() -> None:
    assignments = (Assignment("A", resource_id="1"), Assignment("A", resource_id="9"))

    found = check(
        "resource-loading",
        schedule([activity("A", **BEGUN)], assignments=assignments, resources=RESOURCES),
    )

    assert told(found) == (1, 5, ["cost", "progress_units", "equipment", "material"])
    assert found.status == "fail"
    assert found.score == pytest.approx(20)


def test_units_that_are_done_are_progress() -> None:
    assignments = (Assignment("A", resource_id="1", actual_units=4.0),)

    found = check("resource-loading", schedule([activity("A", **BEGUN)], assignments=assignments))

    assert found.details["aspects"]["progress_units"]


def test_without_assignments_loading_is_skipped() -> None:
    assert check("resource-loading", schedule([activity("A")])).reason == "there are no assignments"
