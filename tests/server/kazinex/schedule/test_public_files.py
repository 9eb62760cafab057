"""Public schedule files of several programs: each is read, and holds what is known of it."""

from collections import Counter
from pathlib import Path

import pytest

from understudy.server.apis.kazinex.schedule import Unreadable, read
from understudy.server.apis.kazinex.schedule.model import Schedule

# Of each file: format, and how many projects, activities, relations, calendars, resources,
# assignments, expenses and baselines its source and the notes beside it tell of.
COUNTS = {
    "p6-cases.xer": ("xer", 13, 27, 13, 3, 0, 0, 0, 0),
    "cyrillic-cp1251.xer": ("xer", 1, 2, 0, 5, 10, 4, 2, 0),
    "two-projects-external-link.xer": ("xer", 2, 3, 1, 2, 3, 0, 2, 0),
    "events-83.xer": ("xer", 1, 83, 86, 12, 9, 90, 0, 0),
    "two-projects-external-link.p6.xml": ("p6xml", 2, 3, 1, 2, 3, 0, 0, 0),
    "four-projects-udf.p6.xml": ("p6xml", 4, 28, 26, 1, 0, 82, 14, 0),
    "baselines.p6.xml": ("p6xml", 1, 2, 0, 5, 10, 4, 2, 2),
    "manual-tasks.mspdi.xml": ("mspdi", 1, 10, 8, 1, 0, 10, 0, 0),
}


def counts(schedule: Schedule) -> tuple[str, int, int, int, int, int, int, int, int]:
    """Return the format of a schedule, and how many there are of each thing."""
    return (
        schedule.format,
        len(schedule.projects),
        len(schedule.activities),
        len(schedule.relations),
        len(schedule.calendars),
        len(schedule.resources),
        len(schedule.assignments),
        len(schedule.expenses),
        len(schedule.baselines),
    )


@pytest.mark.parametrize("name", COUNTS)
def test_a_public_file_holds_what_is_known_of_it(name: str, schedules: Path) -> None:
    schedule = read(schedules / name)

    assert counts(schedule) == COUNTS[name]


def test_no_public_file_is_left_untried(schedules: Path) -> None:
    files = {file.name for file in schedules.iterdir() if file.suffix in (".xer", ".xml")}

    assert files == {*COUNTS, "corrupt.xer"}


def test_a_lag_that_is_no_number_is_refused_with_its_line(schedules: Path) -> None:
    with pytest.raises(Unreadable, match="Line 14: lag_hr_cnt is not a number: 'NotANumber'"):
        read(schedules / "corrupt.xer")


def links(schedule: Schedule) -> Counter[tuple[str, int]]:
    """Return how many links there are of each type and lag."""
    return Counter((each.type, each.lag_minutes) for each in schedule.relations)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Days of the cases have eight hours.
        (
            "p6-cases.xer",
            {("PR_FS", 0): 10, ("PR_SS", 2400): 1, ("PR_FF", 1440): 1, ("PR_SF", 0): 1},
        ),
        ("events-83.xer", {("PR_FS", 0): 81, ("PR_SS", 0): 5}),
        ("four-projects-udf.p6.xml", {("PR_FS", 0): 24, ("PR_FS", -2400): 2}),
        ("manual-tasks.mspdi.xml", {("PR_FS", 0): 7, ("PR_FS", 480): 1}),
    ],
)
def test_links_have_their_types_and_lags(
    name: str, expected: dict[tuple[str, int], int], schedules: Path
) -> None:
    assert links(read(schedules / name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("p6-cases.xer", [0, 0, 20]),
        ("cyrillic-cp1251.xer", [24, 24, 54, 21, 46]),
        ("baselines.p6.xml", [24, 54, 21, 24, 46]),
    ],
)
def test_calendars_have_their_exceptions(name: str, expected: list[int], schedules: Path) -> None:
    found = [len(each.exceptions) for each in read(schedules / name).calendars]

    assert sorted(found) == sorted(expected)


def test_names_of_another_code_page_are_read_with_its_charset(schedules: Path) -> None:
    schedule = read(schedules / "cyrillic-cp1251.xer", "windows-1251")

    assert schedule.activities[0].name == "Задача 1"


def test_one_schedule_in_two_formats_is_the_same(schedules: Path) -> None:
    # The XML has one of the two projects as a stub alone.
    one, other = (
        read(schedules / f"two-projects-external-link.{suffix}") for suffix in ("xer", "p6.xml")
    )

    assert one.project_id == other.project_id == "5494"
    assert hours(one) == hours(other)
    assert dates(one) == dates(other)
    assert [(each.predecessor_id, each.successor_id) for each in one.relations] == [
        (each.predecessor_id, each.successor_id) for each in other.relations
    ]


def hours(schedule: Schedule) -> dict[str, object]:
    """Return the hours of the calendars by their identifiers."""
    return {each.id: (each.week, each.exceptions) for each in schedule.calendars}


def dates(schedule: Schedule) -> list[tuple[object, ...]]:
    """Return codes, types, durations and dates of the activities of the main project."""
    return [
        (
            each.code,
            each.type,
            each.status,
            each.duration_type,
            each.original_minutes,
            each.early_start,
            each.early_finish,
            each.late_start,
            each.late_finish,
            each.planned_finish,
        )
        for each in schedule.activities
        if each.project_id == schedule.project_id
    ]


def test_stubs_are_told_from_projects(schedules: Path) -> None:
    projects = read(schedules / "four-projects-udf.p6.xml").projects

    assert [each.is_stub for each in projects] == [True, True, False, False]


def test_tasks_that_people_schedule_are_marked(schedules: Path) -> None:
    activities = read(schedules / "manual-tasks.mspdi.xml").activities

    assert sum(each.is_manual for each in activities) == 5


def test_a_float_that_a_file_stores_is_that_many_minutes(schedules: Path) -> None:
    floats = {
        each.code: each.total_float_minutes
        for each in read(schedules / "two-projects-external-link.xer").activities
        if each.project_id == "5494"
    }

    assert floats == {"A1000": 0, "A1010": 0}
