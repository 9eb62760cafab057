"""Schedules drawn by hypothesis that a Microsoft Project XML carries without loss."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.server.kazinex.schedule.drawn import INSTANTS, WORDS, calendars, distinct, things
from tests.server.kazinex.schedule.drawn_baselines import QUARTERS, drawn_baselines

from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    Project,
    Relation,
    Resource,
    Schedule,
    Wbs,
)

HOME = "1"
NOTHING = st.none()
NUMBERS = st.integers(1, 99_999).map(str)
RELATIONS = st.sampled_from(["PR_FS", "PR_SS", "PR_FF", "PR_SF"])
DATED = ("CS_MANDSTART", "CS_MANDFIN", "CS_MSOA", "CS_MSOB", "CS_MEOA", "CS_MEOB")
DURATIONS = st.none() | st.sampled_from(["DT_FixedRate", "DT_FixedDrtn", "DT_FixedQty"])


@st.composite
def mspdis(draw: st.DrawFn) -> Schedule:
    """Draw a schedule that an MSPDI carries without loss."""
    day = draw(st.integers(1, 1440))
    times = draw(distinct(_calendars(day)))
    project = draw(_projects(day, [each.id for each in times]))
    names = draw(st.lists(NUMBERS, min_size=1, max_size=8, unique=True))
    parted = draw(st.integers(0, len(names) - 1))
    wbs = _outline(draw, names[:parted])
    activities = _activities(draw, names[parted:], wbs, project, [each.id for each in times])
    relations = _relations(draw, activities, names)
    activities = [_typed(each, relations) for each in activities]
    resources = draw(distinct(_resources([each.id for each in times])))
    assignment = _assignments([each.id for each in activities], [each.id for each in resources])
    return Schedule(
        format="mspdi",
        project_id=HOME,
        projects=(project,),
        activities=tuple(activities),
        relations=tuple(relations),
        calendars=tuple(times),
        wbs=tuple(wbs),
        resources=tuple(resources),
        assignments=tuple(draw(distinct(assignment))),
        baselines=tuple(drawn_baselines(draw, activities, HOME)),
        version=draw(NUMBERS),
        exported=draw(INSTANTS),
        currency=draw(st.none() | WORDS),
    )


def _calendars(day: int) -> Any:
    return calendars(
        WORDS,
        id=NUMBERS,
        day_minutes=st.just(day),
        kind=st.sampled_from(["CA_Base", "CA_Rsrc"]),
        project_id=NOTHING,
        base_id=NOTHING,
        is_default=st.just(False),
    )


def _projects(day: int, calendar_ids: list[str]) -> st.SearchStrategy[Project]:
    return things(
        Project,
        WORDS,
        id=st.just(HOME),
        code=WORDS,
        name=WORDS,
        data_date=INSTANTS,
        must_finish=NOTHING,
        calendar_id=_one_of(calendar_ids),
        critical_minutes=st.integers(0, 30).map(lambda days: days * day),
        critical_type=st.just("CT_TotFloat"),
        baseline_id=NOTHING,
        options=st.just(Project(HOME).options),
        is_stub=st.just(False),
    )


def _one_of(names: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from(names) if names else NOTHING


def _outline(draw: st.DrawFn, names: list[str]) -> list[Wbs]:
    """Draw a tree in the order in which it is read from above."""
    nodes: list[Wbs] = []
    path: list[str] = []
    for name in names:
        path = path[: draw(st.integers(0, len(path)))]
        node = things(
            Wbs,
            WORDS,
            id=st.just(name),
            project_id=st.just(HOME),
            parent_id=st.just(path[-1] if path else None),
            sequence=NOTHING,
            is_project=st.just(False),
        )
        nodes.append(draw(node))
        path.append(name)
    return nodes


def _activities(
    draw: st.DrawFn, names: list[str], wbs: list[Wbs], project: Project, times: list[str]
) -> list[Activity]:
    """Draw activities in the order of the outline."""
    nodes = [None, *(each.id for each in wbs)]
    calendar = st.sampled_from(times) if times else NOTHING
    plain = dict.fromkeys(
        ("constraint2", "constraint2_date", "expected_finish", "external_early_start"), NOTHING
    ) | dict.fromkeys(
        ("external_late_finish", "resource_id", "is_driving", "suspended", "resumed"), NOTHING
    )
    drawn = []
    for name in names:
        activity = things(
            Activity,
            WORDS,
            **plain,
            id=st.just(name),
            project_id=st.just(HOME),
            code=NUMBERS,
            wbs_id=st.sampled_from(nodes),
            calendar_id=calendar,
            percent_type=st.just("CP_Drtn"),
            duration_type=DURATIONS,
            stored_percent=st.just(0.0),
            planned_units=QUARTERS,
            actual_units=QUARTERS,
            remaining_units=QUARTERS,
            constraint=NOTHING,
            constraint_date=NOTHING,
        )
        drawn.append(_constrained(draw, _progressed(draw, draw(activity), project)))
    return sorted(drawn, key=lambda each: nodes.index(each.wbs_id))


def _progressed(draw: st.DrawFn, activity: Activity, project: Project) -> Activity:
    """Return an activity that is not begun, under way or done, with the dates of that."""
    begun = project.planned_start or datetime.fromisoformat("2026-01-05T08:00")
    start = begun + timedelta(minutes=draw(st.integers(0, 90_000)))
    percent = float(draw(st.integers(0, 100)))
    if percent == 0:
        status, start_date, finish = "TK_NotStart", None, None
    elif percent < 100:
        status, start_date, finish = "TK_Active", start, None
    else:
        status, start_date, finish = "TK_Complete", start, start
    return replace(
        activity,
        status=status,
        stored_percent=percent,
        actual_start=start_date,
        actual_finish=finish,
    )


def _constrained(draw: st.DrawFn, activity: Activity) -> Activity:
    kind = draw(st.sampled_from([None, "CS_ALAP", *DATED]))
    when = draw(INSTANTS) if kind in DATED else None
    return replace(activity, constraint=kind, constraint_date=when)


def _relations(draw: st.DrawFn, activities: list[Activity], taken: list[str]) -> list[Relation]:
    """Draw links in the order of their successors; some come from elsewhere."""
    names = [each.id for each in activities]
    near = things(
        Relation,
        WORDS,
        predecessor_id=st.sampled_from(names),
        successor_id=st.sampled_from(names),
        type=RELATIONS,
        id=NOTHING,
        predecessor_project_id=NOTHING,
        successor_project_id=NOTHING,
        lag_percent=NOTHING,
    )
    percent = near.map(lambda each: replace(each, lag_minutes=0, lag_percent=50.0))
    far = near.map(lambda each: replace(each, predecessor_id="100000", predecessor_project_id="P"))
    drawn = draw(st.lists(near | percent | far, max_size=5))
    return sorted(drawn, key=lambda each: names.index(each.successor_id))


def _typed(activity: Activity, relations: list[Relation]) -> Activity:
    """Return an activity whose type, where it is a milestone, goes with what it waits for."""
    waits = any(each.successor_id == activity.id for each in relations)
    milestone = "TT_FinMile" if waits else "TT_Mile"
    is_milestone = (activity.original_minutes or 1) % 2 == 0
    return replace(activity, type=milestone if is_milestone else "TT_Task")


def _resources(calendar_ids: list[str]) -> st.SearchStrategy[Resource]:
    return things(
        Resource,
        WORDS,
        id=NUMBERS,
        type=st.sampled_from(["RT_Mat", "RT_Labor"]),
        calendar_id=st.none() | _one_of(calendar_ids),
        parent_id=NOTHING,
    )


def _assignments(activities: list[str], resources: list[str]) -> st.SearchStrategy[Assignment]:
    return things(
        Assignment,
        WORDS,
        activity_id=st.sampled_from(activities),
        resource_id=st.none() | _one_of(resources),
        id=NUMBERS,
        project_id=st.just(HOME),
        role_id=NOTHING,
        planned_units=QUARTERS,
        actual_units=QUARTERS,
        remaining_units=QUARTERS,
        planned_cost=QUARTERS,
        actual_cost=QUARTERS,
        remaining_cost=QUARTERS,
        actual_start=NOTHING,
        actual_finish=NOTHING,
        remaining_start=NOTHING,
        remaining_finish=NOTHING,
        curve_id=st.none() | NUMBERS,
    )
