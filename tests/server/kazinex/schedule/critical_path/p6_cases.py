"""Thirteen small schedules with the dates and floats that Primavera P6 23.12 gave for them.

The figures are facts, published with the public files p6-cases.xer and p6-cases.expected.csv
(danafitkowski/cpp-cpm-engine, MIT licence).
"""

from dataclasses import dataclass

from tests.server.kazinex.schedule.made import FIVE_DAYS, activity, holiday, project
from tests.server.kazinex.schedule.made import schedule as made

from understudy.server.apis.kazinex.schedule.model import Activity, Calendar, Schedule

HOLIDAYS = "01-01 02-16 04-03 05-18 07-01 08-03 09-07 10-12 12-25 12-28"
ONTARIO = Calendar(
    "ontario",
    week=FIVE_DAYS.week,
    exceptions=tuple(holiday(f"2026-{day}") for day in HOLIDAYS.split()),
)


@dataclass(frozen=True)
class Case:
    """A case: what is scheduled, and by code early start, early finish, late start, late finish,
    total float and free float in days."""

    name: str
    activities: list[Activity]
    links: tuple[str, ...]
    figures: dict[str, tuple[str, str, str, str, int, int]]
    data_date: str = "2026-01-05 08:00"

    @property
    def schedule(self) -> Schedule:
        """Return what is scheduled."""
        projects = (project(self.data_date),)
        return made(self.activities, *self.links, projects=projects, calendars=(ONTARIO,))


CASES = [
    Case(
        "XV01 a chain",
        [activity("A", 5), activity("B", 3), activity("C", 2)],
        ("A B", "B C"),
        {
            "A": ("01-05 08", "01-09 17", "01-05 08", "01-09 17", 0, 0),
            "B": ("01-12 08", "01-14 17", "01-12 08", "01-14 17", 0, 0),
            "C": ("01-15 08", "01-16 17", "01-15 08", "01-16 17", 0, 0),
        },
    ),
    Case(
        "XV02 start to start with lag",
        [activity("A", 10), activity("B", 4)],
        ("A SS+5 B",),
        {
            "A": ("01-05 08", "01-16 17", "01-05 08", "01-16 17", 0, 0),
            "B": ("01-12 08", "01-15 17", "01-13 08", "01-16 17", 1, 1),
        },
    ),
    Case(
        "XV03 finish to finish with lag",
        [activity("A", 5), activity("B", 4)],
        ("A FF+3 B",),
        {
            "A": ("01-05 08", "01-09 17", "01-05 08", "01-09 17", 0, 0),
            "B": ("01-09 08", "01-14 17", "01-09 08", "01-14 17", 0, 0),
        },
    ),
    Case(
        "XV04 start to finish",
        [activity("A", 5), activity("B", 3)],
        ("A SF B",),
        {
            "A": ("01-05 08", "01-09 17", "01-05 08", "01-09 17", 0, 3),
            "B": ("01-05 08", "01-07 17", "01-07 08", "01-09 17", 2, 2),
        },
    ),
    Case(
        "XV05 negative float",
        [
            activity("A", 8),
            activity("B", 4, constraint="CS_MEOB", constraint_date="2026-01-12 08:00"),
        ],
        ("A B",),
        {
            "A": ("01-05 08", "01-14 17", "2025-12-25 08", "01-05 17", -7, 0),
            "B": ("01-15 08", "01-20 17", "01-06 08", "01-09 17", -7, 0),
        },
    ),
    Case(
        "XV06 two calendars",
        [activity("A", 10), activity("B", 10, calendar_id="six")],
        (),
        {
            "A": ("01-05 08", "01-16 17", "01-05 08", "01-16 17", 0, 0),
            "B": ("01-05 08", "01-15 17", "01-06 08", "01-16 17", 1, 1),
        },
    ),
    Case(
        "XV07 holidays",
        [activity("A", 90, calendar_id="ontario")],
        (),
        {"A": ("01-05 08", "05-12 17", "01-05 08", "05-12 17", 0, 0)},
    ),
    Case(
        "XV08 work in progress",
        [activity("A", 7, actual_start="2026-01-06 08:00"), activity("B", 5)],
        ("A B",),
        {
            "A": ("01-12 08", "01-20 17", "01-12 08", "01-20 17", 0, 0),
            "B": ("01-21 08", "01-27 17", "01-21 08", "01-27 17", 0, 0),
        },
        data_date="2026-01-12 08:00",
    ),
    Case(
        "XV09 a successor that is done",
        [
            activity("A", 5),
            activity("B", 11, actual_start="2025-12-15 08:00", actual_finish="2025-12-30 17:00"),
        ],
        ("A B",),
        {"A": ("01-05 08", "01-09 17", "01-05 08", "01-09 17", 0, 0)},
    ),
    Case(
        "XV10 progress out of sequence",
        [activity("A", 10), activity("B", 3, actual_start="2026-01-08 08:00")],
        ("A B",),
        {
            "A": ("01-12 08", "01-23 17", "01-12 08", "01-23 17", 0, 0),
            "B": ("01-26 08", "01-28 17", "01-26 08", "01-28 17", 0, 0),
        },
        data_date="2026-01-12 08:00",
    ),
    Case(
        "XV11 start on, finish on",
        [
            activity("A", 5, constraint="CS_MSO", constraint_date="2026-01-12 08:00"),
            activity("B", 4, constraint="CS_MEO", constraint_date="2026-01-30 08:00"),
        ],
        ("A B",),
        {
            "A": ("01-12 08", "01-16 17", "01-12 08", "01-16 17", 0, 5),
            "B": ("01-26 08", "01-29 17", "01-26 08", "01-29 17", 0, 0),
        },
    ),
    Case(
        "XV12 start on or after, finish on or before",
        [
            activity("A", 5, constraint="CS_MSOA", constraint_date="2026-01-20 08:00"),
            activity("B", 5, constraint="CS_MEOB", constraint_date="2026-02-13 08:00"),
        ],
        ("A B",),
        {
            "A": ("01-20 08", "01-26 17", "01-20 08", "01-26 17", 0, 0),
            "B": ("01-27 08", "02-02 17", "01-27 08", "02-02 17", 0, 0),
        },
    ),
    Case(
        "XV13 as late as possible",
        [
            activity("A", 5),
            activity("B", 5, constraint="CS_ALAP"),
            activity("C", 3, constraint="CS_MEOB", constraint_date="2026-02-28 08:00"),
        ],
        ("A B", "B C"),
        {
            "A": ("01-05 08", "01-09 17", "01-05 08", "01-09 17", 0, 0),
            "B": ("01-12 08", "01-16 17", "01-12 08", "01-16 17", 0, 0),
            "C": ("01-19 08", "01-21 17", "01-19 08", "01-21 17", 0, 0),
        },
    ),
]
