"""Schedules drawn by hypothesis that a P6 XML carries without loss."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st
from tests.server.kazinex.schedule.drawn import (
    INSTANTS,
    WORDS,
    calendars,
    distinct,
    largest,
    things,
)

from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Assignment,
    Baseline,
    BaselineActivity,
    Calendar,
    ExceptionDay,
    Expense,
    Options,
    Project,
    Relation,
    Resource,
    Schedule,
    Shifts,
    Wbs,
)

NOTHING = st.none()
PERCENTS = st.none() | st.integers(0, 100).map(float)
# Whether work out of sequence keeps its links, overrides them, or neither.
LOGIC = st.sampled_from([(True, False), (False, True), (False, False)])


@st.composite
def p6xmls(draw: st.DrawFn) -> Schedule:
    """Draw a schedule that a P6 XML carries without loss."""
    projects = draw(distinct(_projects(), least=1))
    home = st.sampled_from([each.id for each in projects])
    activity = things(
        Activity,
        WORDS,
        project_id=home,
        physical_percent=PERCENTS,
        stored_percent=PERCENTS,
        is_driving=NOTHING,
        is_manual=st.just(False),
    )
    activities = draw(distinct(activity, least=1))
    owners = {each.project_id for each in activities}
    if all(each.is_stub or each.id not in owners for each in projects):
        projects = [replace(each, is_stub=False) for each in projects]
    relation = things(Relation, WORDS, lag_percent=NOTHING, is_elapsed=st.just(False))
    wbs = things(Wbs, WORDS, is_project=st.just(False))
    return Schedule(
        format="p6xml",
        project_id=largest(projects, activities),
        projects=tuple(projects),
        activities=tuple(activities),
        relations=tuple(draw(st.lists(relation, max_size=4))),
        calendars=tuple(map(_coarse, draw(distinct(calendars(WORDS))))),
        wbs=tuple(draw(distinct(wbs))),
        resources=tuple(draw(distinct(things(Resource, WORDS)))),
        assignments=tuple(draw(st.lists(things(Assignment, WORDS), max_size=4))),
        expenses=tuple(draw(st.lists(things(Expense, WORDS), max_size=4))),
        baselines=tuple(draw(st.lists(_baselines(), max_size=2))),
    )


@st.composite
def _projects(draw: st.DrawFn) -> Project:
    """Draw a project; one that has dates is no stub, and its data date is not before its start."""
    dates = sorted([draw(INSTANTS), draw(INSTANTS)])
    retained, override = draw(LOGIC)
    logic = {"retained_logic": st.just(retained), "progress_override": st.just(override)}
    stored = things(Options, WORDS, is_stored=st.just(True), **logic)
    project = things(
        Project,
        WORDS,
        data_date=st.just(dates[1]),
        planned_start=st.just(dates[0]),
        options=st.just(Options()) | stored,
        is_stub=st.just(False),
    )
    drawn: Project = draw(project)
    if draw(st.booleans()):
        return replace(drawn, data_date=None, planned_start=None, is_stub=True)
    return drawn


def _baselines() -> st.SearchStrategy[Baseline]:
    planned = things(BaselineActivity, WORDS, code=WORDS, activity_id=NOTHING)
    return things(Baseline, WORDS, name=WORDS, activities=st.lists(planned, max_size=3).map(tuple))


def _coarse(calendar: Calendar) -> Calendar:
    """Return a calendar whose shifts begin and end at full quarters of an hour, as P6's do."""
    return replace(
        calendar,
        week=tuple(_quartered(each) for each in calendar.week),
        exceptions=tuple(
            ExceptionDay(each.day, _quartered(each.shifts)) for each in calendar.exceptions
        ),
    )


def _quartered(shifts: Sequence[tuple[int, int]]) -> Shifts:
    rounded = [(start // 15 * 15, finish // 15 * 15) for start, finish in shifts]
    return tuple(each for each in rounded if each[0] < each[1])
