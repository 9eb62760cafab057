"""The tasks of an MSPDI: activities, the summaries above them, links and baselines."""

from datetime import datetime

from understudy.server.apis.kazinex.schedule.elements import Record
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier
from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    FINISH_MILESTONE,
    NOT_STARTED,
    START_MILESTONE,
    Activity,
    BaselineActivity,
    Relation,
)
from understudy.server.apis.kazinex.schedule.mspdi.codes import (
    CONSTRAINTS,
    DURATIONS,
    ELAPSED_LAGS,
    NONE,
    PERCENT_LAGS,
    RELATIONS,
    SOON,
    UNDATED,
    coded,
)
from understudy.server.apis.kazinex.schedule.mspdi.durations import TENTHS

TASK = "TT_Task"


def activity_of(
    record: Record,
    fields: Fields,
    place: tuple[str, str | None, str | None],
    began: datetime | None,
) -> Activity:
    """Return the activity of a task.

    `place` is its project, the summary above it and the project's calendar; `began` when the
    project starts: an actual start before that, of a task that is at 0 %, is what some programs
    write for none.
    """
    project, wbs, standard = place
    percent = fields.number(record, "PercentComplete") or 0.0
    start, finish = _actual(record, fields, percent, began)
    calendar = record.texts.get("CalendarUID")
    constraint = record.texts.get("ConstraintType")
    limit = None if constraint in (None, SOON) else coded(CONSTRAINTS, constraint)
    return Activity(
        id=identifier(record, "UID"),
        project_id=project,
        code=fields.text(record, "ID"),
        name=fields.text(record, "Name"),
        type=_type(record, fields),
        status=COMPLETE if finish else ACTIVE if start or percent else NOT_STARTED,
        wbs_id=wbs,
        calendar_id=standard if calendar is None or calendar in NONE else calendar,
        percent_type="CP_Drtn",
        duration_type=coded(DURATIONS, record.texts.get("Type")),
        original_minutes=fields.minutes(record, "Duration"),
        remaining_minutes=fields.minutes(record, "RemainingDuration"),
        total_float_minutes=_tenths(fields.number(record, "TotalSlack")),
        free_float_minutes=_tenths(fields.number(record, "FreeSlack")),
        physical_percent=fields.number(record, "PhysicalPercentComplete"),
        stored_percent=percent,
        planned_units=fields.work(record, "Work"),
        actual_units=fields.work(record, "ActualWork"),
        remaining_units=fields.work(record, "RemainingWork"),
        planned_start=fields.instant(record, "Start"),
        planned_finish=fields.instant(record, "Finish"),
        actual_start=start,
        actual_finish=finish,
        early_start=fields.instant(record, "EarlyStart"),
        early_finish=fields.instant(record, "EarlyFinish"),
        late_start=fields.instant(record, "LateStart"),
        late_finish=fields.instant(record, "LateFinish"),
        constraint=limit,
        constraint_date=(
            None if limit is None or limit in UNDATED else fields.instant(record, "ConstraintDate")
        ),
        priority=fields.code(record, "Priority"),
        guid=fields.text(record, "GUID"),
        created=fields.instant(record, "CreateDate"),
        is_manual=fields.flag(record, "Manual"),
    )


def _actual(
    record: Record, fields: Fields, percent: float, began: datetime | None
) -> tuple[datetime | None, datetime | None]:
    start, finish = fields.instant(record, "ActualStart"), fields.instant(record, "ActualFinish")
    if percent <= 0 and start and began and start < began:
        start = None
    return start, finish if percent >= 100 else None


def _type(record: Record, fields: Fields) -> str:
    """Return a task's type: a milestone that waits for nothing is one of a start."""
    if not fields.flag(record, "Milestone"):
        return TASK
    return FINISH_MILESTONE if record.of("PredecessorLink") else START_MILESTONE


def relations_of(record: Record, fields: Fields) -> list[Relation]:
    """Return the links to a task from those before it."""
    return [
        _relation(link, identifier(record, "UID"), fields) for link in record.of("PredecessorLink")
    ]


def _relation(link: Record, successor: str, fields: Fields) -> Relation:
    lag = fields.number(link, "LinkLag") or 0.0
    unit = link.texts.get("LagFormat", "")
    is_percent = unit in PERCENT_LAGS
    return Relation(
        predecessor_id=identifier(link, "PredecessorUID"),
        successor_id=successor,
        type=coded(RELATIONS, link.texts.get("Type")) or "PR_FS",
        lag_minutes=0 if is_percent else _tenths(lag) or 0,
        predecessor_project_id=fields.text(link, "CrossProjectName"),
        lag_percent=lag if is_percent else None,
        is_elapsed=unit in ELAPSED_LAGS,
    )


def baselines_of(record: Record, fields: Fields) -> list[tuple[str, BaselineActivity]]:
    """Return what each baseline, by its number, has of a task."""
    return [
        (
            baseline.texts.get("Number", "0"),
            BaselineActivity(
                code=fields.text(record, "ID"),
                activity_id=identifier(record, "UID"),
                name=fields.text(record, "Name"),
                start=fields.instant(baseline, "Start"),
                finish=fields.instant(baseline, "Finish"),
                duration_minutes=fields.minutes(baseline, "Duration"),
                units=fields.work(baseline, "Work"),
            ),
        )
        for baseline in record.of("Baseline")
    ]


def _tenths(tenths: float | None) -> int | None:
    """Return tenths of a minute, in which MSPDI has lags and slacks, as minutes."""
    return None if tenths is None else round(tenths / TENTHS)
