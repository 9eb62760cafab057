"""How much a file may hold: more is no schedule that anybody plans with, but an attack or an error.

Each bound is far above the largest schedules known (P6 databases advise 100,000 activities a
project at most), and low enough that what lies above it is refused within a second and 100 MB.
"""

from understudy.server.apis.kazinex.schedule.failures import Unreadable

MOST_OCTETS = 64 * 1024 * 1024
MOST_LINES = 400_000
MOST_COLUMNS = 1_000
# Headings of tables: a file has about thirty tables, each once.
MOST_TABLES = 1_000
# Opening and closing tags together; a third of an XML file is seldom less than the names in them.
MOST_TAGS = 1_200_000
# P6 marks about every fourth element as empty by an attribute; Microsoft Project has none.
MOST_ATTRIBUTES = 150_000
DEEPEST = 32
# Of an element's text.
MOST_TEXT = 1_000_000
# Of one calendar; records are all that stands in `clndr_data`, of all calendars together.
MOST_EXCEPTIONS = 20_000
MOST_RECORDS = 200_000
# Of a calendar on another on another; Microsoft Project knows two.
MOST_BASES = 8
MOST_WARNINGS = 50
# Of texts that a converter keeps.
MOST_KEPT = 50_000
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
# In hours: a thousand years of work. In units and money no bound is known, but a number has digits.
MOST_HOURS = 9_000_000.0
MOST_DIGITS = 40
MOST_AMOUNT = 1e15

MOST = {
    "activities": 100_000,
    "relations": 250_000,
    "assignments": 150_000,
    "expenses": 100_000,
    "resources": 50_000,
    "wbs": 100_000,
    "calendars": 2_000,
    "projects": 2_000,
    "baselines": 100,
}


def refuse_many(what: str, count: int, place: str) -> None:
    """Raise Unreadable where there are more than there may be; `place` begins the message."""
    if count > MOST[what]:
        raise Unreadable(f"{place}: more than {MOST[what]:,} {what} are not read")


def refuse_many_exceptions(count: int) -> None:
    """Raise Unreadable where all calendars together have more exceptions than is sane."""
    if count > 10 * MOST_EXCEPTIONS:
        raise Unreadable(
            f"The calendars have more than {10 * MOST_EXCEPTIONS:,} exceptions together"
        )
