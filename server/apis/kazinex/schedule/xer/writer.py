"""Writes a schedule as an XER, by the same columns by which the reader reads it."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from understudy.server.apis.kazinex.schedule.model import Calendar, Project, Resource, Schedule
from understudy.server.apis.kazinex.schedule.xer import columns
from understudy.server.apis.kazinex.schedule.xer.calendar_data import record_of
from understudy.server.apis.kazinex.schedule.xer.calendars import COLUMNS as CALENDAR_COLUMNS
from understudy.server.apis.kazinex.schedule.xer.columns import Kind, Layout
from understudy.server.apis.kazinex.schedule.xer.lines import MAGIC
from understudy.server.apis.kazinex.schedule.xer.rates import COLUMNS as RATE_COLUMNS

VERSION, DAY = "20.12", "2000-01-01"
# Tab and newline are what an XER's form is made of, and other ends of lines would become one.
BLANKED = str.maketrans("\t\n\r", "   ")


def write_xer(schedule: Schedule) -> bytes:
    """Return a schedule as an XER in UTF-8 with CRLF, as P6 writes it.

    An XER has no room for a percent that is no physical one, for lags in percent or of plain time,
    for MSPDI's manual tasks, and for baselines: these are left out. Tabs and newlines in texts
    become spaces.
    """
    return "\r\n".join([*_lines(schedule), ""]).encode()


def _lines(schedule: Schedule) -> Iterator[str]:
    exported = f"{schedule.exported:%Y-%m-%d %H:%M}" if schedule.exported else DAY
    header = (schedule.version or VERSION, exported, "Project", "ADMIN", "understudy")
    names = ("dbxDatabaseNoName", "Project Management", schedule.currency or "")
    yield "\t".join((MAGIC, *map(_text, (*header, *names))))
    yield from _table(columns.PROJECT, schedule.projects)
    yield from _calendars(schedule.calendars)
    yield from _options(schedule.projects)
    yield from _table(columns.WBS, schedule.wbs)
    yield from _table(columns.RESOURCE, schedule.resources)
    yield from _rates(schedule.resources)
    yield from _table(columns.ACTIVITY, schedule.activities)
    yield from _table(columns.RELATION, schedule.relations)
    yield from _table(columns.ASSIGNMENT, schedule.assignments)
    yield from _table(columns.EXPENSE, schedule.expenses)
    yield "%E"


def _table(layout: Layout, things: Iterable[Any]) -> Iterator[str]:
    """Yield the lines of a table; of a sum, all stands in the first of its columns."""
    writers = [WRITERS[column.kind] for column in layout.columns.values()]
    get = attrgetter(*layout.columns)
    rows = [
        "\t".join(["%R", *(write(value) for write, value in zip(writers, get(each), strict=True))])
        for each in things
    ]
    if rows:
        yield f"%T\t{layout.table}"
        yield "\t".join(["%F", *(column.name for column in layout.columns.values())])
        yield from rows


def _rows(table: str, names: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table whose rows are no things of the model."""
    lines = ["\t".join(["%R", *row]) for row in rows]
    if lines:
        yield f"%T\t{table}"
        yield "\t".join(["%F", *names])
        yield from lines


def _options(projects: Iterable[Project]) -> Iterator[str]:
    layout = columns.OPTIONS
    names = [column.name for column in layout.columns.values()]
    writers = [WRITERS[column.kind] for column in layout.columns.values()]
    get = attrgetter(*layout.columns)
    rows = (
        [
            _text(each.id),
            *(write(value) for write, value in zip(writers, get(each.options), strict=True)),
        ]
        for each in projects
        if each.options.is_stored
    )
    yield from _rows(layout.table, ["proj_id", *names], rows)


def _calendars(calendars: Iterable[Calendar]) -> Iterator[str]:
    rows = (
        [
            _text(each.id),
            _text(each.name),
            _hours(each.day_minutes),
            _text(each.kind),
            _text(each.project_id),
            _text(each.base_id),
            _flag(each.is_default),
            record_of(each),
        ]
        for each in calendars
    )
    yield from _rows(columns.CALENDARS, CALENDAR_COLUMNS, rows)


def _rates(resources: Iterable[Resource]) -> Iterator[str]:
    rows = (
        [_text(each.id), _number(each.max_units), _number(each.price)]
        for each in resources
        if each.max_units is not None or each.price is not None
    )
    yield from _rows(columns.RATES, RATE_COLUMNS, rows)


def _text(value: Any) -> str:
    return str(value).translate(BLANKED) if value is not None else ""


def _instant(value: Any) -> str:
    """Return a date with its time; P6 has no seconds, other programs have."""
    if value is None:
        return ""
    return f"{value:%Y-%m-%d %H:%M:%S}" if value.second else f"{value:%Y-%m-%d %H:%M}"


def _hours(value: Any) -> str:
    """Return minutes as hours, with as many digits as the reader needs to find the minute."""
    return "" if value is None else f"{value / 60:.6f}".rstrip("0").rstrip(".")


def _number(value: Any) -> str:
    return "" if value is None else repr(float(value)).removesuffix(".0")


def _flag(value: Any) -> str:
    return "" if value is None else "Y" if value else "N"


WRITERS: dict[Kind, Callable[[Any], str]] = {
    "text": _text,
    "code": _text,
    "instant": _instant,
    "hours": _hours,
    "number": _number,
    "whole": _text,
    "flag": _flag,
}
