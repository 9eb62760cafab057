"""Assignments by week."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.kazinex.schedule.made import activity, at, project, schedule

from understudy.server.apis.kazinex.schedule.loading import AssignmentLoading, loading
from understudy.server.apis.kazinex.schedule.model import Activity, Assignment, Resource

WEEKS = {"planned_start": at("2026-01-07 08:00"), "planned_finish": at("2026-01-20 17:00")}


def one(assignment: Assignment, tied: Activity | None = None, **other: object) -> AssignmentLoading:
    """Return the loading of a single assignment."""
    found = loading(schedule([tied or activity("A")], assignments=(assignment,), **other))
    assert len(found) == 1
    return found[0]


def weeks(found: AssignmentLoading) -> list[tuple[str, float]]:
    """Return the weeks of a loading."""
    return [(week.monday.isoformat(), week.units) for week in found.weeks]


def test_units_are_spread_by_work_time_over_weeks_from_monday() -> None:
    found = one(Assignment("A", "1", planned_units=100.0, actual_units=7.0, **WEEKS))

    # Three days of the first week, five of the second, two of the third.
    assert weeks(found) == [("2026-01-05", 30), ("2026-01-12", 50), ("2026-01-19", 20)]
    assert (found.planned_units, found.actual_units, found.resource_id) == (100, 7, "1")


def test_the_rest_goes_to_the_last_week() -> None:
    dates = {"planned_start": at("2026-01-05"), "planned_finish": at("2026-01-24")}

    found = one(Assignment("A", planned_units=1.0, **dates))

    assert [week.units for week in found.weeks] == [0.333333, 0.333333, 0.333334]


@given(
    units=st.decimals(0, 10_000, places=4, allow_nan=False).filter(bool),
    length=st.integers(1, 3_000),
)
@settings(deadline=None)
def test_weeks_add_up_to_the_total(units: Decimal, length: int) -> None:
    start = at("2026-01-05 08:00")
    finish = start.fromordinal(start.toordinal() + length)

    found = one(
        Assignment("A", planned_units=float(units), planned_start=start, planned_finish=finish)
    )

    assert sum(Decimal(str(week.units)) for week in found.weeks) == units
    assert all(week.units >= 0 for week in found.weeks)


def test_a_resource_dependent_activity_goes_by_the_resource_s_calendar() -> None:
    resource = Resource("1", calendar_id="all")
    tied = activity("A", type="TT_Rsrc")
    assignment = Assignment("A", "1", planned_units=14.0, **WEEKS)

    found = one(assignment, tied, resources=(resource,))
    by_task = one(assignment, activity("A"), resources=(resource,))

    assert weeks(found)[0][1] < weeks(by_task)[0][1] + 1
    assert weeks(found) != weeks(by_task)


def test_dates_of_the_activity_serve_where_the_assignment_has_none() -> None:
    planned = activity("A", planned_start="2026-01-05 08:00", planned_finish="2026-01-06 17:00")
    early = activity("A", early_start="2026-01-12 08:00", early_finish="2026-01-13 17:00")

    assert weeks(one(Assignment("A", planned_units=3.0), planned)) == [("2026-01-05", 3)]
    assert weeks(one(Assignment("A", planned_units=3.0), early)) == [("2026-01-12", 3)]


def test_without_work_between_the_dates_all_falls_in_the_last_week() -> None:
    dates = {"planned_start": at("2026-01-10 08:00"), "planned_finish": at("2026-01-12 02:00")}

    found = one(Assignment("A", planned_units=3.0, **dates))

    assert [(week.monday, week.units) for week in found.weeks] == [(date(2026, 1, 12), 3)]


def test_what_cannot_be_spread_says_why() -> None:
    backward = {"planned_start": at("2026-01-10"), "planned_finish": at("2026-01-09")}
    endless = {"planned_start": at("2026-01-10"), "planned_finish": at("2096-01-09")}

    assert one(Assignment("A")).reason == "no units are planned"
    assert one(Assignment("A", planned_units=1.0)).reason == "no planned dates"
    assert one(Assignment("A", planned_units=1.0, **backward)).reason == (
        "the planned finish is before the start"
    )
    assert one(Assignment("A", planned_units=1.0, **endless)).reason == (
        "the planned dates span more than twenty years"
    )
    assert one(Assignment("A", planned_units=1e12, **WEEKS)).reason == (
        "more units are planned than can be counted"
    )


def test_assignments_of_other_projects_and_of_nothing_are_left_out() -> None:
    activities = [activity("A"), activity("B", project_id="Q")]
    assignments = tuple(Assignment(each, planned_units=1.0) for each in "ABC")

    found = loading(
        schedule(activities, assignments=assignments, projects=(project(), project(id="Q")))
    )

    assert [each.activity_id for each in found] == ["A"]
