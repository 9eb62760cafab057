"""An activity as it is stored, shown and changed: a row of values in the order of FIELDS."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

from understudy.api import Doc, Invalid
from understudy.server.apis.kazinex.name import id_at
from understudy.server.apis.kazinex.schedule.critical_path import Times
from understudy.server.apis.kazinex.schedule.model import COMPLETE, Activity, Project
from understudy.server.apis.kazinex.words import (
    CONSTRAINT,
    DURATION,
    PERCENT,
    STATUS,
    TYPE,
    word,
)

Row = list[Any]
FIELDS = (
    "task_code",
    "activity_name",
    "activity_type",
    "status",
    "duration_type",
    "percent_complete_type",
    "percent_complete",
    "original_duration",
    "remaining_duration",
    "planned_start",
    "planned_finish",
    "actual_start",
    "actual_finish",
    "early_start",
    "early_finish",
    "late_start",
    "late_finish",
    "total_float",
    "constraint_type",
    "constraint_date",
    "wbs_id",
    "calendar_id",
    "guid",
    "create_date",
    "critical",
)
CODE, STATUS_AT = FIELDS.index("task_code"), FIELDS.index("status")
CHANGEABLE = ("activity_name", "status", "percent_complete", "remaining_duration")
ACTUAL = ("actual_start", "actual_finish")
DATES = ("early_start", "early_finish", "late_start", "late_finish")
STORED = attrgetter(*DATES, "total_float_minutes")
COMPUTED = attrgetter(*DATES, "total_float")
LONGEST_PATH = "CT_DrivPath"
# Activities share their dates and durations: a third of the time that the rows of a large file take
# is making the same texts again.
MOST_KEPT = 20_000


def row_of(activity: Activity, times: Times | None, project: Project | None) -> Row:
    """Return the row of an activity of a file.

    `project` is its project where the file was scheduled by what wrote it. Where that is None,
    dates and float are the computed ones.
    """
    # Of what is done nothing is early or late any more, in the files of Primavera either.
    is_stored = project is not None or times is None or activity.status == COMPLETE
    early_start, early_finish, late_start, late_finish, total_float = (
        STORED(activity) if is_stored else COMPUTED(times)
    )
    return [
        activity.code,
        activity.name,
        word(activity.type, TYPE),
        word(activity.status, STATUS),
        word(activity.duration_type, DURATION),
        word(activity.percent_type, PERCENT),
        round(activity.percent_complete, 2),
        hours(activity.original_minutes),
        hours(activity.remaining_minutes),
        moment(activity.planned_start),
        moment(activity.planned_finish),
        moment(activity.actual_start),
        moment(activity.actual_finish),
        moment(early_start),
        moment(early_finish),
        moment(late_start),
        moment(late_finish),
        hours(total_float),
        word(activity.constraint, CONSTRAINT),
        moment(activity.constraint_date),
        activity.wbs_id,
        activity.calendar_id,
        activity.guid,
        moment(activity.created),
        _critical(activity, times, project),
    ]


def _critical(activity: Activity, times: Times | None, project: Project | None) -> bool | None:
    """Tell whether an activity is critical, by the float that is shown beside it."""
    if project is not None and activity.total_float_minutes is not None:
        if project.critical_type != LONGEST_PATH:
            return activity.total_float_minutes <= project.critical_minutes
        if activity.is_driving is not None:
            return activity.is_driving
    return None if times is None else times.critical


def shown_activity(row: Row, revision: Doc, place: int) -> dict[str, Any]:
    """Return the row at a place of a revision as it is shown."""
    return {
        "id": id_at("act", revision["id"], place),
        "project_id": revision["_project"],
        "schedule_id": revision["id"],
        **dict(zip(FIELDS, row, strict=True)),
    }


def changed_row(row: Row, body: Mapping[str, Any]) -> Row:
    """Return a row with what a body changes of it; Invalid where it would end before it begins.

    A file may have it so: that is no reason to refuse what a body changes beside.
    """
    fields = dict(zip(FIELDS, row, strict=True))
    fields |= {name: body[name] for name in CHANGEABLE if name in body}
    fields |= {name: in_utc(body[name], name) for name in ACTUAL if name in body}
    start, finish = (fields[name] for name in ACTUAL)
    if not body.keys().isdisjoint(ACTUAL) and start and finish and finish < start:
        raise Invalid("must not be before actual_start", "actual_finish")
    return [fields[name] for name in FIELDS]


@lru_cache(MOST_KEPT)
def hours(minutes: int | None) -> float | None:
    """Return minutes of work in hours."""
    return None if minutes is None else round(minutes / 60, 4)


@lru_cache(MOST_KEPT)
def moment(instant: datetime | None) -> str | None:
    """Return an instant of a file, which has no zone, as one in UTC."""
    return None if instant is None else f"{instant.isoformat(timespec='seconds')}Z"


def in_utc(text: str | None, field: str) -> str | None:
    """Return an instant that the spec lets pass in UTC, its fraction left out."""
    if text is None:
        return None
    instant = datetime.fromisoformat(text)
    try:
        return moment(instant.astimezone(UTC).replace(tzinfo=None) if instant.tzinfo else instant)
    except OverflowError:
        raise Invalid("must lie in the years 1 to 9999 in UTC", field) from None
