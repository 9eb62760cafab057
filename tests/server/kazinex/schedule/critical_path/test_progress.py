"""Work that has begun, and work that is done."""

from tests.server.kazinex.schedule.critical_path.computed import computed, early
from tests.server.kazinex.schedule.made import activity, at, project

from understudy.server.apis.kazinex.schedule.model import Options


def test_a_finished_predecessor_counts_by_its_actual_dates() -> None:
    done = activity("A", 5, actual_start="2025-12-29 08:00", actual_finish="2026-01-02 17:00")

    times = computed([done, activity("B", 1), activity("C", 1)], "A FS+3 B", "A SS+7 C")

    assert early(times["B"])[0] == "01-08 08:00"
    assert early(times["C"])[0] == "01-07 08:00"


def test_work_in_progress_waits_for_unfinished_predecessors_alone() -> None:
    done = activity("A", 5, actual_start="2025-12-29 08:00", actual_finish="2026-01-02 17:00")
    begun = activity("C", 1, actual_start="2026-01-02 08:00")

    times = computed([done, activity("B", 2), begun], "A FS+9 C", "B C")

    assert early(times["C"]) == ("01-07 08:00", "01-07 17:00")


def test_under_progress_override_it_waits_for_none() -> None:
    options = Options(retained_logic=False, progress_override=True)
    begun = activity("B", 1, actual_start="2026-01-02 08:00")

    times = computed([activity("A", 2), begun], "A B", projects=(project(options=options),))

    assert early(times["B"]) == ("01-05 08:00", "01-05 17:00")
    assert times["A"].total_float == 0


def test_a_status_that_nobody_knows_is_read_off_the_actual_dates() -> None:
    days = {"actual_start": "2025-12-29 08:00", "actual_finish": "2026-01-02 17:00"}
    done = activity("A", 5, status="Done", **days)
    begun = activity("B", 5, status=None, actual_start="2025-12-29 08:00")

    times = computed([done, begun, activity("C", 1, status="?")], "A B")

    assert times["A"].total_float is None
    assert early(times["B"]) == ("01-05 08:00", "01-09 17:00")
    assert early(times["C"]) == ("01-05 08:00", "01-05 17:00")


def test_the_data_date_may_be_told_by_other_dates_alone() -> None:
    planned = project(data_date=None, planned_start=at("2026-01-07 08:00"))
    by_activity = activity("A", 1, planned_start="2026-01-08 08:00")

    assert early(computed([activity("A", 1)], projects=(planned,))["A"])[0] == "01-07 08:00"
    found = computed([by_activity, activity("B", 1)], projects=(project(data_date=None),))
    assert early(found["B"])[0] == "01-08 08:00"


def test_what_is_as_late_as_possible_stays_once_it_has_begun() -> None:
    begun = activity("A", 2, constraint="CS_ALAP", actual_start="2026-01-02 08:00")

    times = computed([begun, activity("B", 5)])

    assert early(times["A"]) == ("01-05 08:00", "01-06 17:00")


def test_a_missing_remaining_duration_is_the_original_one() -> None:
    times = computed([activity("A", 3, remaining_minutes=None)])

    assert early(times["A"]) == ("01-05 08:00", "01-07 17:00")
