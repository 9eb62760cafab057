"""The checks of progress."""

import pytest
from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import activity, schedule

from understudy.server.apis.kazinex.schedule.model import Activity

DONE = {"actual_start": "2025-12-01 08:00", "actual_finish": "2025-12-05 17:00"}


def physical(code: str, percent: float | None, **other: str) -> Activity:
    """Return an activity whose percent is physical."""
    return activity(code, percent_type="CP_Phys", physical_percent=percent, **other)


def test_a_physical_percent_must_be_possible_and_fit_the_actual_finish() -> None:
    activities = [
        physical("under", -1),
        physical("above", 101),
        physical("early", 100),
        physical("late", 90, **DONE),
        physical("right", 100, **DONE),
        physical("part", 50),
        physical("none", None),
        activity("other", percent_type="CP_Drtn", physical_percent=-1.0),
    ]

    found = check("invalid-progress", schedule(activities))

    assert told(found) == (4, 7, ["under", "above", "early", "late"])


def test_without_physical_percents_progress_is_skipped() -> None:
    found = check("invalid-progress", schedule([activity("A")]))

    assert found.reason == "there are no activities of physical percent"


PREDECESSOR = {"actual_start": "2025-12-08 08:00", "actual_finish": "2025-12-12 17:00"}
SEQUENCES = {
    # link: begun at, finished at, whether it was early
    "A FS B": ("2025-12-12 16:00", None, True),
    "A FS+0 B": ("2025-12-12 17:00", None, False),
    "A FS+1 B": ("2025-12-15 08:00", None, True),
    "A FS-1 B": ("2025-12-11 17:00", None, False),
    "A SS B": ("2025-12-05 17:00", None, True),
    "A SS+0 B": ("2025-12-08 08:00", None, False),
    "A FF B": ("2025-12-01 08:00", "2025-12-12 16:00", True),
    "A FF+0 B": ("2025-12-01 08:00", None, False),
    "A SF B": ("2025-12-01 08:00", "2025-12-05 17:00", True),
    "A SF+0 B": ("2025-12-01 08:00", "2025-12-08 08:00", False),
}


@pytest.mark.parametrize("link", SEQUENCES)
def test_work_that_did_not_wait_is_told(link: str) -> None:
    begun, finished, is_early = SEQUENCES[link]
    dates = {"actual_start": begun} | ({"actual_finish": finished} if finished else {})
    activities = [activity("A", **PREDECESSOR), activity("B", **dates)]

    found = check("out-of-sequence-progress", schedule(activities, link))

    assert (found.value, found.population) == (int(is_early), 1)


WEEKEND = {"2026-01-04 10:15": 0, "2026-01-04 10:14": 1}


@pytest.mark.parametrize("begun", WEEKEND)
def test_without_a_lag_instants_count_as_they_are_in_work_time_or_not(begun: str) -> None:
    activities = [
        activity("A", actual_start="2026-01-04 10:15"),
        activity("B", actual_start=begun),
    ]

    found = check("out-of-sequence-progress", schedule(activities, "A SS B"))

    assert found.value == WEEKEND[begun]


def test_what_has_not_begun_is_awaited_at_its_computed_date() -> None:
    activities = [activity("A"), activity("B", actual_start="2026-01-02 08:00"), activity("C")]

    found = check("out-of-sequence-progress", schedule(activities, "A B", "A C"))

    assert told(found) == (1, 1, ["A PR_FS B"])


def test_where_nothing_can_be_computed_stored_dates_serve() -> None:
    activities = [
        activity("A", early_finish="2026-01-09 17:00"),
        activity("B", actual_start="2026-01-02 08:00"),
        activity("C", planned_finish="2026-01-09 17:00"),
        activity("D", actual_start="2026-01-02 08:00"),
        activity("E"),
    ]
    circle = schedule(activities, "A B", "C D", "E D", "A C", "C A")

    assert told(check("out-of-sequence-progress", circle)) == (2, 3, ["A PR_FS B", "C PR_FS D"])


def test_a_lag_out_of_all_calendars_was_not_waited_for_in_vain() -> None:
    activities = [activity("A", **PREDECESSOR), activity("B", actual_start="2026-01-02 08:00")]

    assert check("out-of-sequence-progress", schedule(activities, "A FS+99999999 B")).value == 0
