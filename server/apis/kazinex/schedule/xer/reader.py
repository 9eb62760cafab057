"""Reads an XER: text to a schedule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from understudy.server.apis.kazinex.schedule.assembly import Parts, assembled
from understudy.server.apis.kazinex.schedule.encoding import Source
from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    Expense,
    Options,
    Project,
    Relation,
    Resource,
    Schedule,
    Wbs,
)
from understudy.server.apis.kazinex.schedule.values import instant
from understudy.server.apis.kazinex.schedule.xer import columns
from understudy.server.apis.kazinex.schedule.xer.calendars import calendars_of
from understudy.server.apis.kazinex.schedule.xer.lines import Content, Table, content_of
from understudy.server.apis.kazinex.schedule.xer.rates import rated
from understudy.server.apis.kazinex.schedule.xer.rows import Converters, Rows, cells_of

# Places in the header.
VERSION, EXPORTED, CURRENCY = 1, 2, 8
Thing = TypeVar("Thing")


def read_xer(source: Source) -> Schedule:
    """Return the schedule in an XER's text; Unreadable names the line that makes no sense."""
    content = content_of(source.text)
    parts = Reading(content).parts()
    if not content.is_ended:
        parts.warnings.append("The file has no end (%E); it may be cut short")
    header = content.header
    return assembled(
        "xer",
        parts,
        source,
        version=_at(header, VERSION),
        exported=_exported(header),
        currency=_at(header, CURRENCY),
    )


class Reading:
    """Takes the tables of one file, and gives what stands in them."""

    def __init__(self, content: Content) -> None:
        self._tables: dict[str, list[Table]] = {}
        for table in content.tables:
            self._tables.setdefault(table.name, []).append(table)
        self._converters = Converters()

    def parts(self) -> Parts:
        """Return all that was read; tables are let go as they are read."""
        if columns.ACTIVITY.table not in self._tables:
            raise Unreadable("The file has no table TASK, so no activities")
        parts = Parts(calendars=[*calendars_of(self._taken(columns.CALENDARS))])
        parts.projects = [*self._projects()]
        parts.wbs = [each for _, each in self._things(columns.WBS, Wbs)]
        parts.activities = [*self._activities()]
        parts.relations = [*self._relations()]
        resources = [each for _, each in self._things(columns.RESOURCE, Resource)]
        parts.resources = rated(resources, self._taken(columns.RATES))
        parts.assignments = [each for _, each in self._things(columns.ASSIGNMENT, Assignment)]
        parts.expenses = [each for _, each in self._things(columns.EXPENSE, Expense)]
        parts.warnings += self._converters.warnings()
        return parts

    def _taken(self, name: str) -> list[Table]:
        return self._tables.pop(name, [])

    def _things(self, layout: columns.Layout, kind: type[Thing]) -> Iterator[tuple[int, Thing]]:
        """Yield what each row of a table becomes, with its line."""
        tables = self._taken(layout.table)
        while tables:
            yield from Rows(layout, tables.pop(0), self._converters)

    def _activities(self) -> Iterator[Activity]:
        for line, activity in self._things(columns.ACTIVITY, Activity):
            if activity.id is None:
                raise Unreadable(f"Line {line}: task_id is missing: an activity without identifier")
            yield activity

    def _relations(self) -> Iterator[Relation]:
        for line, relation in self._things(columns.RELATION, Relation):
            if relation.predecessor_id is None or relation.successor_id is None:
                raise Unreadable(f"Line {line}: a relation lacks task_id or pred_task_id")
            yield relation

    def _projects(self) -> Iterator[Project]:
        options = self._options()
        for _, project in self._things(columns.PROJECT, Project):
            yield replace(
                project,
                # Programs other than P6 leave it empty where a file has one project.
                id=project.id or "",
                options=options.get(project.id or "", Options()),
                data_date=_lifted(project.data_date, project.planned_start),
            )

    def _options(self) -> dict[str, Options]:
        found: dict[str, Options] = {}
        for table in self._taken(columns.OPTIONS.table):
            rows = Rows(columns.OPTIONS, table, self._converters)
            owners = cells_of(table, ("proj_id",))
            for (_, (owner,)), (_, options) in zip(owners, rows, strict=True):
                found[owner] = replace(options, is_stored=True)
        return found


def _lifted(data_date: datetime | None, planned_start: datetime | None) -> datetime | None:
    """Return the data date: a blank one is the planned start, an earlier one is lifted."""
    return max((each for each in (data_date, planned_start) if each), default=None)


def _at(header: list[str], place: int) -> str | None:
    return (header[place].strip() or None) if place < len(header) else None


def _exported(header: list[str]) -> datetime | None:
    """Return when the file was written; how the date looks depends on its program."""
    try:
        return instant(_at(header, EXPORTED) or "")
    except ValueError:
        return None
