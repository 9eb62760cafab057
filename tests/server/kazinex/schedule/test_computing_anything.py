"""Whatever a file may hold is computed, judged and spread, or it is told why not."""

import json
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.kazinex.schedule.drawn import things

from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.loading import loading
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
)
from understudy.server.apis.kazinex.schedule.quality import Settings, assessed

IDS = st.sampled_from("ABCDEF")
CODES = st.sampled_from(
    [
        *("TT_Task", "TT_Rsrc", "TT_LOE", "TT_WBS", "TT_Mile", "TT_FinMile"),
        *("TK_NotStart", "TK_Active", "TK_Complete", "CP_Phys", "CS_ALAP", "unknown"),
        *("CS_MSO", "CS_MEO", "CS_MSOA", "CS_MEOA", "CS_MSOB", "CS_MEOB"),
        *("CS_MANDSTART", "CS_MANDFIN"),
    ]
)
KINDS = st.sampled_from(["PR_FS", "PR_SS", "PR_FF", "PR_SF", "unknown"])
NEAR = st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2026-03-01"))
FAR = st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("9999-01-01"))
WEEK: Shifts = ((480, 720), (780, 1020))


def several(kind: type[Any], **given_: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a few things with ids and codes that name one another."""
    return st.lists(things(kind, IDS, **given_), max_size=6, unique_by=lambda each: each.id)


def activities() -> st.SearchStrategy[Any]:
    """Return activities, most of them with dates near the data date."""
    dates = [
        name for name in Activity.__annotations__ if name.endswith(("_start", "_finish", "_date"))
    ]
    near = {name: st.none() | NEAR | FAR for name in dates}
    codes = {name: st.none() | CODES for name in ("type", "status", "constraint", "constraint2")}
    project = st.sampled_from("AB")
    return several(Activity, **near, **codes, project_id=project, percent_type=st.none() | CODES)


def calendars() -> st.SearchStrategy[Any]:
    """Return calendars, among them such as have no work."""
    week = st.just((WEEK,) * 5 + ((), ())) | st.just(((),) * 7) | st.just((((0, 1440),),) * 7)
    day = st.dates(date(2026, 1, 1), date(2026, 3, 1)) | st.just(date(9999, 12, 31))
    exception = st.builds(ExceptionDay, day, st.sampled_from([(), WEEK]))
    exceptions = st.lists(exception, max_size=4, unique_by=lambda each: each.day)
    ordered = exceptions.map(partial(sorted, key=lambda each: each.day)).map(tuple)
    return several(Calendar, week=week, exceptions=ordered, day_minutes=st.none() | st.just(480))


@st.composite
def anything(draw: st.DrawFn) -> Schedule:
    """Draw a schedule of two projects at most, whose parts fit together or do not."""
    options = things(Options, st.sampled_from(["rcal_Successor", "rcal_24Hour", "FT_SS", "x"]))
    project = partial(things, Project, IDS, data_date=st.none() | NEAR, options=options)
    projects = [replace(draw(project()), id="A", is_stub=False), replace(draw(project()), id="B")]
    baseline = things(Baseline, IDS, activities=several_rows(), project_id=st.just("A"))
    return Schedule(
        format="xer",
        project_id="A",
        projects=tuple(projects[: draw(st.integers(1, 2))]),
        activities=tuple(draw(activities())),
        relations=tuple(draw(st.lists(things(Relation, IDS, type=KINDS), max_size=8))),
        calendars=tuple(draw(calendars())),
        resources=tuple(draw(several(Resource))),
        assignments=tuple(draw(st.lists(things(Assignment, IDS), max_size=4))),
        expenses=tuple(draw(several(Expense))),
        baselines=tuple(draw(st.lists(baseline, max_size=1))),
    )


def several_rows() -> st.SearchStrategy[Any]:
    """Return the rows of a baseline."""
    return st.lists(things(BaselineActivity, IDS), max_size=3).map(tuple)


@given(anything(), st.none() | anything(), st.sampled_from([None, "AE"]))
@settings(deadline=None, max_examples=25)
def test_any_schedule_is_computed_judged_and_spread(
    schedule: Schedule, baseline: Schedule | None, region: str | None
) -> None:
    computed = scheduled(schedule)
    quality = assessed(schedule, computed, baseline, Settings(region=region))

    json.dumps(quality.as_document(), allow_nan=False)
    assert quality.score is None or 0 <= quality.score <= 100
    assert (computed.problem is None) or not computed.times
    assert all(each.reason or each.weeks for each in loading(schedule))
