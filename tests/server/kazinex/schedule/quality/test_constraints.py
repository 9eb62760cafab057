"""The checks of constraints and loose ends."""

from tests.server.kazinex.schedule.judged import check, told
from tests.server.kazinex.schedule.made import activity, schedule

DAY = {"constraint_date": "2026-01-05 08:00"}


def test_two_hard_constraints_pass_and_three_do_not() -> None:
    held = [activity(code, constraint="CS_MSO", **DAY) for code in "ABC"]
    soft = activity("D", constraint="CS_MSOA", **DAY)

    two = check("constraint-percent", schedule([*held[:2], soft]))
    three = check("constraint-percent", schedule([*held, soft]))

    assert (two.value, two.threshold, two.status) == (2, 2, "pass")
    assert told(three) == (3, 4, ["A", "B", "C"])
    assert (three.score, three.details) == (25, {"any_constraint_share": 1})


def test_a_dangling_activity_has_neither_side() -> None:
    activities = [activity(code) for code in "ABC"]

    assert told(check("dangling-activities", schedule(activities, "A B"))) == (1, 3, ["C"])


def test_an_open_ended_activity_lacks_one_side() -> None:
    activities = [activity(code) for code in "ABCD"]

    assert told(check("open-ended", schedule(activities, "A B", "B C"))) == (2, 4, ["A", "C"])


def test_a_start_or_a_finish_may_be_open_where_both_sides_have_links() -> None:
    activities = [activity(code) for code in "ABCDE"]
    links = ("A FF B", "B C", "A C", "C SS D", "D E", "C E")

    assert told(check("open-ended", schedule(activities, *links)))[2] == ["A", "B", "E"]
    assert told(check("open-ended", schedule(activities, "A B", "B SS C", "C D")))[2] == [
        "A",
        "B",
        "D",
    ]


def test_a_link_from_start_to_finish_is_told() -> None:
    activities = [activity(code) for code in "ABC"]

    found = check("sf-relationships", schedule(activities, "A SF B", "B C"))

    assert told(found) == (1, 2, ["A PR_SF B"])
