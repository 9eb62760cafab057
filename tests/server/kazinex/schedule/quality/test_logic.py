"""The checks of logic."""

from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import DAY, activity, schedule

from understudy.server.apis.kazinex.schedule.model import Relation, Schedule

DONE = {"actual_start": "2025-12-01 08:00", "actual_finish": "2025-12-05 17:00"}
BEGUN = {"actual_start": "2025-12-01 08:00"}


def chain(*floats: float) -> Schedule:
    """Return a chain of activities with stored total floats in days."""
    activities = [
        activity(f"A{place}", total_float_minutes=round(days * DAY))
        for place, days in enumerate(floats)
    ]
    links = [f"A{place} A{place + 1}" for place in range(len(floats) - 1)]
    return schedule(activities, *links)


def test_missing_logic_is_an_open_activity_without_predecessor_or_successor() -> None:
    milestones = [activity("S", 0, type="TT_Mile"), activity("F", 0, type="TT_FinMile")]
    activities = [
        *milestones,
        activity("A"),
        activity("B"),
        activity("C"),
        activity("L", type="TT_LOE"),
    ]

    found = check("missing-logic", schedule(activities, "S A", "A F", "B F", "L C", "C L"))

    assert told(found) == (0.4, 5, ["B", "C"])
    assert (found.status, found.threshold, found.score) == ("fail", 0.05, 60)


def test_what_has_begun_needs_no_predecessor_and_what_is_done_nothing() -> None:
    activities = [
        activity("A", **BEGUN),
        activity("B", **DONE),
        activity("C", 0, type="TT_FinMile"),
    ]

    assert told(check("missing-logic", schedule(activities, "A C"))) == (0, 2, [])


def test_loops_and_duplicate_names_are_details_of_missing_logic() -> None:
    activities = [activity(code, name="Pour") for code in "ABC"]

    found = check("missing-logic", schedule(activities, "A B", "B A", "B C"))

    assert found.details == {"loops": [["A", "B"]], "duplicate_names": 2}


def test_negative_float_counts_stored_floats() -> None:
    found = check("negative-float", chain(-1, 0, 5))

    assert told(found) == (1, 3, ["A0"])
    assert found.details == {"float_source": "stored"}


def test_negative_float_counts_computed_floats_where_none_is_stored() -> None:
    late = activity("A", 5, constraint="CS_MEOB", constraint_date="2026-01-08 17:00")

    found = check("negative-float", schedule([late, activity("B", 1)]))

    assert told(found) == (1, 2, ["A"])
    assert found.details == {"float_source": "computed"}


def test_a_float_that_is_neither_stored_nor_computed_is_skipped() -> None:
    found = check("negative-float", schedule([activity("A"), activity("B")], "A B", "B A"))

    assert found.status == "skipped"
    assert found.reason == "no dates could be computed: the links run in a circle"
    assert (found.value, found.score) == (None, None)


def test_high_float_is_above_44_days_of_the_activity_s_calendar() -> None:
    # On a calendar of 24 hours a day, 100 x 8 hours are 33 days.
    round_the_clock = activity("R", calendar_id="all", total_float_minutes=100 * DAY)
    floats = chain(44, 44.5, 10)

    activities = [*floats.activities, round_the_clock]
    assert told(check("high-float", schedule(activities))) == (0.25, 4, ["A1"])
    assert check("high-float", schedule(activities), high_float_days=45).value == 0


def test_leads_lags_and_negative_lags() -> None:
    activities = [activity(code, 5) for code in "ABCDE"]
    links = schedule(activities, "A FS-2 B", "B FS+3 C", "C D", "A FS-9 D", "D FS+45 E")

    assert told(check("leads", links)) == (0.4, 5, ["A PR_FS B", "A PR_FS D"])
    assert told(check("lags", links)) == (0.4, 5, ["B PR_FS C", "D PR_FS E"])
    assert check("lags", links).details == {"long": ["D PR_FS E"]}
    assert told(check("negative-lag", links)) == (2, 5, ["A PR_FS B", "A PR_FS D"])
    assert check("negative-lag", links).details == {"longer_than_predecessor": ["A PR_FS D"]}


def test_links_to_what_is_done_or_a_level_of_effort_do_not_count() -> None:
    activities = [activity("A"), activity("B", **DONE), activity("L", type="TT_LOE"), activity("C")]

    found = check("leads", schedule(activities, "A FS-1 B", "A FS-1 L", "L FS-1 C", "B C"))

    assert told(found) == (0, 1, [])


def test_a_percentage_of_lag_has_the_sign_that_it_says() -> None:
    relations = (
        Relation("A", "B", id="7", lag_percent=-50.0),
        Relation("N", "A", lag_percent=10.0),
    )
    links = schedule([activity("A"), activity("B")], relations=relations)

    assert told(check("leads", links)) == (0.5, 2, ["7"])
    assert check("lags", links).value == 0.5


def test_without_links_nothing_is_said_of_them() -> None:
    found = check("fs-relationships", schedule([activity("A")]))

    assert (found.status, found.reason) == ("skipped", "there are no links")


def test_nine_of_ten_links_must_run_from_finish_to_start() -> None:
    activities = [activity(f"A{place}") for place in range(11)]
    links = [f"A{place} A{place + 1}" for place in range(9)]

    kept = check("fs-relationships", schedule(activities, *links, "A9 SS A10"))
    lost = check("fs-relationships", schedule(activities, *links[1:], "A9 SS A10", "A9 FF A10"))

    assert (kept.value, kept.status) == (0.9, "pass")
    assert lost.value == 0.8
    assert (lost.status, lost.score) == ("fail", 80)


def test_hard_constraints_are_mandatory_ones_and_start_on_as_first_or_second() -> None:
    day = "2026-01-05 08:00"
    activities = [
        activity("A", constraint="CS_MANDSTART", constraint_date=day),
        activity("B", constraint2="CS_MSO", constraint2_date=day),
        activity("C", constraint="CS_MEOB", constraint_date=day),
        activity("D", constraint="CS_MANDFIN", constraint_date=day, **DONE),
    ]

    assert told(check("hard-constraints", schedule(activities))) == (2 / 3, 3, ["A", "B"])
    only = ("CS_MEOB",)
    assert told(check("hard-constraints", schedule(activities), hard_constraints=only))[2] == ["C"]
