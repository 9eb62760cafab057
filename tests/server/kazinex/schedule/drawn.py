"""Schedules drawn by hypothesis: what each format can carry, and nothing else."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from hypothesis import strategies as st

from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    Calendar,
    ExceptionDay,
    Expense,
    Options,
    Project,
    Relation,
    Resource,
    Schedule,
    Wbs,
)

FIRST, LAST = datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2200-12-31T23:59:59")
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
INSTANTS = st.datetimes(FIRST, LAST).map(lambda each: each.replace(microsecond=0))
MINUTES = st.integers(-5_000_000, 5_000_000)
AMOUNTS = st.floats(-1e12, 1e12)
# Whatever a name may hold, but what ends a cell or a line.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\t\r\n\ufeff"),
    min_size=1,
    max_size=12,
)
WORDS = st.text("abcXYZ 0123456789-äж€", min_size=1, max_size=12).map(str.strip).filter(bool)
# By what the model says of a field.
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    bool | None: st.none() | st.booleans(),
    int: MINUTES,
    int | None: st.none() | MINUTES,
    float | None: st.none() | AMOUNTS,
    datetime | None: st.none() | INSTANTS,
}


def things(
    kind: type[Any], texts: st.SearchStrategy[str], /, **given: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """Return things of a kind with these texts; what is given is drawn otherwise."""
    strategies = BY_TYPE | {str: texts, str | None: st.none() | texts}
    drawn = {each.name: strategies[each.type] for each in fields(kind) if each.name not in given}
    return st.builds(kind, **drawn, **given)


@st.composite
def shifts(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Draw up to three shifts of a day, sorted and apart."""
    ends = sorted(draw(st.sets(st.integers(0, 1440), max_size=6)))
    return tuple(zip(ends[::2], ends[1::2], strict=False))


def calendars(texts: st.SearchStrategy[str], **given: st.SearchStrategy[Any]) -> Any:
    """Return calendars with all the hours that a week can have."""
    exceptions = st.lists(
        st.builds(ExceptionDay, DAYS, shifts()), max_size=4, unique_by=lambda each: each.day
    )
    return things(
        Calendar,
        texts,
        **{"day_minutes": st.none() | st.integers(1, 1440)} | given,
        week=st.tuples(*[shifts()] * 7),
        exceptions=exceptions.map(partial(sorted, key=lambda each: each.day)).map(tuple),
    )


def distinct(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[list[Any]]:
    """Return a few things, each with an identifier of its own."""
    return st.lists(strategy, min_size=least, max_size=4, unique_by=lambda each: each.id)


@st.composite
def xers(draw: st.DrawFn) -> Schedule:
    """Draw a schedule that an XER carries without loss."""
    wbs = draw(distinct(things(Wbs, TEXTS)))
    projects = [_dated(each, wbs) for each in draw(distinct(_projects(), least=1))]
    home = st.sampled_from([each.id for each in projects])
    activity = things(
        Activity, TEXTS, project_id=home, stored_percent=st.none(), is_manual=st.just(False)
    )
    activities = draw(distinct(activity, least=1))
    relation = things(Relation, TEXTS, lag_percent=st.none(), is_elapsed=st.just(False))
    return Schedule(
        format="xer",
        project_id=largest(projects, activities),
        projects=tuple(projects),
        activities=tuple(activities),
        relations=tuple(draw(st.lists(relation, max_size=4))),
        calendars=tuple(draw(distinct(calendars(TEXTS)))),
        wbs=tuple(wbs),
        resources=tuple(draw(distinct(things(Resource, TEXTS)))),
        assignments=tuple(draw(st.lists(things(Assignment, TEXTS), max_size=4))),
        expenses=tuple(draw(st.lists(things(Expense, TEXTS), max_size=4))),
        version=draw(WORDS),
        exported=draw(INSTANTS).replace(second=0),
        currency=draw(st.none() | WORDS),
    )


def _projects() -> st.SearchStrategy[Project]:
    """Return projects; one whose file has no options has the defaults."""
    stored = things(Options, TEXTS, is_stored=st.just(True))
    return things(
        Project,
        TEXTS,
        name=st.none(),
        options=st.just(Options()) | stored,
        is_stub=st.just(False),
    )


def _dated(project: Project, wbs: Sequence[Wbs]) -> Project:
    """Return a project as a reader lifts its data date and names it by its root."""
    dates = [each for each in (project.data_date, project.planned_start) if each]
    names = {each.project_id: each.name for each in wbs if each.is_project}
    return replace(project, data_date=max(dates, default=None), name=names.get(project.id))


def largest(projects: Sequence[Project], activities: Sequence[Activity]) -> str:
    """Return the first of the projects that have the most activities, a stub at need alone."""
    owners = [each.project_id for each in activities]
    known = [each for each in projects if not each.is_stub] or projects
    most = max(owners.count(each.id) for each in known)
    return next(each.id for each in known if owners.count(each.id) == most)
