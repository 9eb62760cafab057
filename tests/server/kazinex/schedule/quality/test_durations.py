"""The checks of durations and dates."""

import pytest
from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import activity, project, schedule

DONE = {"actual_start": "2025-12-01 08:00", "actual_finish": "2025-12-05 17:00"}


def test_high_duration_is_above_14_days_unless_set_otherwise() -> None:
    lengths = schedule([activity("A", 14), activity("B", 14.5), activity("C", 45)])

    assert told(check("high-duration", lengths)) == (2 / 3, 3, ["B", "C"])
    assert told(check("high-duration", lengths, high_duration_days=44))[2] == ["C"]


def test_high_duration_is_in_days_of_the_activity_s_calendar() -> None:
    # 40 days of eight hours are 13 of twenty-four.
    assert check("high-duration", schedule([activity("A", 40, calendar_id="all")])).value == 0


def test_zero_duration_is_a_task_planned_to_last_no_time() -> None:
    milestone = activity("M", 0, type="TT_Mile")
    unknown = activity("U", original_minutes=None)

    found = check("zero-duration", schedule([activity("A", 0), milestone, unknown]))

    assert told(found) == (1, 3, ["A"])


def test_a_milestone_that_lasts_is_told() -> None:
    milestones = [activity("M", 1, type="TT_Mile"), activity("F", 2, type="TT_FinMile")]

    found = check("milestone-duration", schedule([*milestones, activity("A", 3)]))

    assert told(found) == (2, 3, ["M", "F"])


IMPOSSIBLE = {
    "a start before the data date": {"early_start": "2026-01-02 08:00"},
    "a planned start before it": {"planned_start": "2026-01-02 08:00"},
    "an actual start after it": {"actual_start": "2026-01-06 08:00"},
    "an actual finish after it": {
        "actual_start": "2026-01-02 08:00",
        "actual_finish": "2026-01-06 08:00",
    },
    "a finish before the start": {
        "actual_start": "2026-01-02 08:00",
        "actual_finish": "2026-01-01 08:00",
    },
    "an early finish before it": {
        "early_start": "2026-01-07 08:00",
        "early_finish": "2026-01-06 08:00",
    },
    "a planned finish before it": {
        "planned_start": "2026-01-07 08:00",
        "planned_finish": "2026-01-06 08:00",
    },
}


@pytest.mark.parametrize("dates", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_dates_that_cannot_be_are_told(dates: dict[str, str]) -> None:
    found = check("invalid-dates", schedule([activity("A", **dates), activity("B")]))

    assert told(found) == (1, 2, ["A"])


def test_dates_that_can_be_are_not_told() -> None:
    dates = {"early_start": "2026-01-05 08:00", "planned_finish": "2026-01-01 08:00"}

    assert (
        check("invalid-dates", schedule([activity("A", **dates), activity("B", **DONE)])).value == 0
    )


def test_without_a_data_date_no_date_is_invalid() -> None:
    found = check("invalid-dates", schedule([activity("A")], projects=(project(data_date=None),)))

    assert (found.status, found.reason) == ("skipped", "the project has no data date")


def test_one_in_ten_activities_may_be_a_level_of_effort() -> None:
    tasks = [activity(f"A{place}") for place in range(8)]
    efforts = [activity("L", type="TT_LOE"), activity("K", type="TT_LOE")]

    assert (
        check(
            "level-of-effort", schedule([*tasks, activity("W", type="TT_WBS"), efforts[0]])
        ).status
        == "pass"
    )
    assert told(check("level-of-effort", schedule([*tasks, *efforts]))) == (0.2, 10, ["L", "K"])


def test_an_approval_that_takes_above_20_days_is_told() -> None:
    names = ["Design Approval", "NOC from the port", "Submittal of samples", "Nocturnal pour", None]
    long = [activity(f"A{place}", 21, name=name) for place, name in enumerate(names)]
    short = activity("B", 20, name="Permit")

    found = check("approval-duration", schedule([*long, short]))

    assert told(found) == (3, 6, ["A0", "A1", "A2"])
    assert check("approval-duration", schedule(long), approval_keywords=("pour",)).value == 1
    assert check("approval-duration", schedule(long), approval_keywords=()).value == 0
