"""The checks of best practices."""

from datetime import datetime

import pytest
from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import activity, at, project, schedule

from understudy.server.apis.kazinex.schedule.model import Baseline, BaselineActivity, Schedule

DONE = {"actual_start": "2025-12-01 08:00", "actual_finish": "2025-12-05 17:00"}


def planned(code: str, start: str, finish: str) -> BaselineActivity:
    """Return what was planned of an activity."""
    return BaselineActivity(code, start=at(start), finish=at(finish))


def test_three_links_for_two_activities_are_dense_enough() -> None:
    activities = [activity(code) for code in "AB"]

    dense = check("logic-density", schedule(activities, "A B", "A SS B", "A FF B"))
    thin = check("logic-density", schedule(activities, "A B"))

    assert (dense.value, dense.status) == (1.5, "pass")
    assert (thin.value, thin.status) == (0.5, "fail")
    assert thin.score == pytest.approx(100 / 3)


def test_the_density_asked_for_can_be_set() -> None:
    both = schedule([activity("A"), activity("B")], "A B")

    assert check("logic-density", both, thresholds={"logic-density": 0.5}).status == "pass"
    assert check("logic-density", both, thresholds={"logic-density": 1}).score == 50


def test_without_open_activities_there_is_no_density() -> None:
    assert check("logic-density", schedule([activity("A", **DONE)])).status == "skipped"


def test_without_a_baseline_its_integrity_is_skipped() -> None:
    found = check("baseline-integrity", schedule([activity("A")]))

    assert (found.reason, found.details) == ("there is no baseline", {})


def revision() -> Schedule:
    """Return the baseline revision that tests compare with."""
    return schedule(
        [
            activity("A", early_start="2026-01-05 08:00", early_finish="2026-01-09 17:00"),
            activity("B", planned_start="2026-01-09 08:00", planned_finish="2026-01-05 17:00"),
            activity("C", planned_start="2026-01-09 08:00"),
        ],
        projects=(project(id="other"), project()),
    )


def test_a_baseline_revision_is_matched_by_code() -> None:
    activities = [activity(f"9{code}", code=code) for code in "ABCD"]

    found = check("baseline-integrity", schedule(activities), revision())

    assert told(found) == (3, 4, ["9B", "9C", "9D"])


def test_missed_tasks_and_the_execution_index_are_details() -> None:
    baseline = schedule(
        [
            activity("A", planned_start="2025-12-01 08:00", planned_finish="2025-12-05 17:00"),
            activity("B", planned_start="2025-12-01 08:00", planned_finish="2025-12-04 17:00"),
            activity("C", planned_start="2025-12-08 08:00", planned_finish="2025-12-12 17:00"),
            activity("D", planned_start="2026-02-02 08:00", planned_finish="2026-02-06 17:00"),
        ]
    )
    activities = [
        activity("A", **DONE),
        activity("B", **DONE),
        activity("C"),
        activity("D"),
        activity("E"),
    ]

    details = check("baseline-integrity", schedule(activities), baseline).details

    # Due are A, B and C; B finished a day late and C not at all. E has no baseline.
    assert details == {
        "due": 3,
        "missed": 2,
        "missed_share": 0.6667,
        "missed_passes": False,
        "bei": 0.5,
        "bei_passes": False,
    }


def test_where_nothing_is_due_nothing_is_missed() -> None:
    later = schedule([activity("A", planned_start="2026-02-02", planned_finish="2026-02-06")])

    details = check("baseline-integrity", schedule([activity("A")]), later).details

    assert (details["due"], details["missed_share"], details["bei"]) == (0, None, None)


def test_without_a_data_date_nothing_is_due() -> None:
    undated = schedule([activity("A")], projects=(project(data_date=None),))

    assert check("baseline-integrity", undated, revision()).details == {}


def test_a_baseline_in_the_file_serves_where_no_revision_is_marked() -> None:
    whole = planned("A", "2026-01-05 08:00", "2026-01-09 17:00")
    unused = Baseline("1", "P")
    used = Baseline("2", "P", activities=(whole,))
    projects = (project(baseline_id="2"),)

    found = check(
        "baseline-integrity",
        schedule([activity("A"), activity("B")], baselines=(unused, used), projects=projects),
    )

    assert told(found) == (1, 2, ["B"])


def test_a_baseline_in_mspdi_is_matched_by_the_activity() -> None:
    start, finish = datetime.fromisoformat("2026-01-05"), datetime.fromisoformat("2026-01-09")
    row = BaselineActivity(None, activity_id="A", start=start, finish=finish)

    found = check(
        "baseline-integrity",
        schedule([activity("A", code=None)], baselines=(Baseline("0", "P", activities=(row,)),)),
    )

    assert found.value == 0


def test_a_project_begins_and_ends_with_a_milestone() -> None:
    start, finish = activity("S", 0, type="TT_Mile"), activity("F", 0, type="TT_FinMile", **DONE)

    both = check("milestone-spacing", schedule([start, finish]))
    one = check("milestone-spacing", schedule([start, activity("A")]))

    assert (both.value, both.status) == (2, "pass")
    assert told(one) == (1, 2, ["TT_FinMile"])
    assert one.score == 50


def test_the_opt_in_check_is_skipped_and_so_is_everything_of_nothing() -> None:
    nothing = schedule([activity("L", type="TT_LOE")])

    assert check("weightage", nothing).reason == "opt-in, and what it asks is not published"
    assert check("milestone-spacing", nothing).reason == "there are no activities"
