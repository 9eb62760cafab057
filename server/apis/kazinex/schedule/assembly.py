"""What every reader does at the end: tells projects, drops repeated things, and warns."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from understudy.server.apis.kazinex.schedule.bounds import MOST_WARNINGS, refuse_many
from understudy.server.apis.kazinex.schedule.encoding import Source
from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    Baseline,
    Calendar,
    Expense,
    Project,
    Relation,
    Resource,
    Schedule,
    Wbs,
)


@dataclass(slots=True)
class Parts:
    """What a reader has found so far."""

    projects: list[Project] = field(default_factory=list)
    calendars: list[Calendar] = field(default_factory=list)
    wbs: list[Wbs] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    expenses: list[Expense] = field(default_factory=list)
    baselines: list[Baseline] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def assembled(
    format: str,  # noqa: A002  # what the model calls it
    parts: Parts,
    source: Source,
    *,
    version: str | None = None,
    exported: datetime | None = None,
    currency: str | None = None,
) -> Schedule:
    """Return the schedule of these parts; Unreadable where it has no activities."""
    if not parts.activities:
        raise Unreadable("The file has no activities")
    if source.warning:
        parts.warnings.append(source.warning)
    for what in ("calendars", "wbs", "activities", "resources"):
        things = getattr(parts, what)
        refuse_many(what, len(things), "The file")
        setattr(parts, what, _once(what, things, parts.warnings))
    projects = _with_stubs(_projects(parts), parts.activities)
    return Schedule(
        format=format,
        project_id=_main(projects, parts.activities),
        projects=tuple(projects),
        activities=tuple(parts.activities),
        relations=tuple(parts.relations),
        calendars=tuple(parts.calendars),
        wbs=tuple(parts.wbs),
        resources=tuple(parts.resources),
        assignments=tuple(parts.assignments),
        expenses=tuple(parts.expenses),
        baselines=tuple(parts.baselines),
        warnings=tuple(_few(parts.warnings)),
        version=version,
        encoding=source.encoding,
        exported=exported,
        currency=currency,
    )


def _once(what: str, things: list[Any], warnings: list[str]) -> list[Any]:
    """Return things with identifiers of their own, the first of each; warn of the others."""
    found = {each.id: each for each in reversed(things)}
    nameless = found.pop(None, None) is not None
    if len(found) == len(things):
        return things
    if nameless:
        warnings.append(f"Some {what} have no identifier and are left out")
    if len(found) + sum(each.id is None for each in things) < len(things):
        warnings.append(f"Some {what} repeat an identifier; the first of each is kept")
    return [*reversed(found.values())]


def _projects(parts: Parts) -> list[Project]:
    """Return the projects, and one for each that activities name and the file lacks.

    An activity of no project belongs to the only one.
    """
    known = {each.id: each for each in reversed(parts.projects)}
    home = next(iter(known)) if len(known) == 1 else ""
    parts.activities = [
        replace(each, project_id=home) if each.project_id is None else each
        for each in parts.activities
    ]
    absent = {each.project_id for each in parts.activities} - known.keys()
    if absent:
        parts.warnings.append(
            "The file lacks the project of some activities: no data date, no options"
        )
    names = {each.project_id: each.name for each in parts.wbs if each.is_project}
    every = [*reversed(known.values()), *(Project(id=each) for each in sorted(absent))]
    return [replace(each, name=each.name or names.get(each.id)) for each in every]


def _with_stubs(projects: list[Project], activities: Iterable[Activity]) -> list[Project]:
    """Return projects of which some are stubs only where another is what the file is about.

    A project without dates is also what a program writes that has computed none.
    """
    owners = {each.project_id for each in activities}
    if any(each.id in owners and not each.is_stub for each in projects):
        return projects
    return [replace(each, is_stub=False) for each in projects]


def _few(warnings: Iterable[str]) -> list[str]:
    """Return warnings, each once, as many as anybody reads."""
    every = [*dict.fromkeys(warnings)]
    if len(every) <= MOST_WARNINGS:
        return every
    return [*every[:MOST_WARNINGS], f"{len(every) - MOST_WARNINGS} more warnings"]


def _main(projects: list[Project], activities: Iterable[Activity]) -> str:
    """Return which project the file is about: the one with the most activities."""
    counts = Counter(each.project_id for each in activities)
    # Of equals, `max` takes the first.
    return max(projects, key=lambda each: (not each.is_stub, counts[each.id])).id
