"""The calendars of an XER."""

from collections.abc import Iterable, Iterator

from understudy.server.apis.kazinex.schedule.bounds import MOST_RECORDS, refuse_many_exceptions
from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.model import Calendar
from understudy.server.apis.kazinex.schedule.values import minutes_of, shortened
from understudy.server.apis.kazinex.schedule.xer.calendar_data import hours_of
from understudy.server.apis.kazinex.schedule.xer.lines import Table
from understudy.server.apis.kazinex.schedule.xer.rows import cells_of

COLUMNS = (
    "clndr_id",
    "clndr_name",
    "day_hr_cnt",
    "clndr_type",
    "proj_id",
    "base_clndr_id",
    "default_flag",
    "clndr_data",
)


def calendars_of(tables: Iterable[Table]) -> Iterator[Calendar]:
    """Yield the calendars of these tables; Unreadable names the line of one that is damaged."""
    records = exceptions = 0
    for table in tables:
        for line, cells in cells_of(table, COLUMNS):
            records += cells[-1].count("||")
            if records > MOST_RECORDS:
                raise Unreadable(f"Line {line}: more than {MOST_RECORDS:,} records of clndr_data")
            calendar = _calendar(line, cells)
            exceptions += len(calendar.exceptions)
            refuse_many_exceptions(exceptions)
            yield calendar


def _calendar(line: int, cells: list[str]) -> Calendar:
    name, title, hours, kind, project, base, default, data = cells
    if not name:
        raise Unreadable(f"Line {line}: clndr_id is missing: a calendar without identifier")
    try:
        minutes = minutes_of(hours) if hours else None
    except ValueError as error:
        raise Unreadable(f"Line {line}: day_hr_cnt {error}: {shortened(hours)}") from None
    try:
        week, exceptions = hours_of(data)
    except ValueError as error:
        raise Unreadable(f"Line {line}: clndr_data of calendar {name} {error}") from None
    return Calendar(
        id=name,
        name=title or None,
        week=week,
        exceptions=exceptions,
        # A day of no hours converts nothing.
        day_minutes=minutes if minutes and minutes > 0 else None,
        kind=kind or None,
        project_id=project or None,
        base_id=base or None,
        is_default=default.upper() == "Y",
    )
