"""What was planned of each activity, and how much of what was due is done.

Source: D (DCMA points 11 and 14), by docs/schedules.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from understudy.server.apis.kazinex.schedule.critical_path.counted import state_of
from understudy.server.apis.kazinex.schedule.model import COMPLETE, Activity, Baseline
from understudy.server.apis.kazinex.schedule.quality.subject import Subject

MISSED, EXECUTED = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Planned:
    """The baseline dates of an activity."""

    start: datetime | None
    finish: datetime | None


def planned_of(subject: Subject) -> Mapping[str, Planned] | None:
    """Return the baseline dates by activity id: of the baseline revision, else of the file's own.

    Matched by code, as the vendor does; a baseline in an MSPDI file by the activity itself.
    """
    if subject.baseline is not None:
        project = subject.baseline.project_id
        rows = [each for each in subject.baseline.activities if each.project_id == project]
        by_code = {each.code: _of_revision(each) for each in rows}
        return _matched(subject, by_code, {})
    own = _own(subject)
    if own is None:
        return None
    dates = [(each, Planned(each.start, each.finish)) for each in own.activities]
    by_id = {each.activity_id: planned for each, planned in dates if each.activity_id}
    return _matched(subject, {each.code: planned for each, planned in dates}, by_id)


def execution(subject: Subject, planned: Mapping[str, Planned]) -> dict[str, Any]:
    """Return missed tasks and the baseline execution index of all tasks, complete ones too.

    Missed: due (baseline finish <= data date) and not finished, or later than that; of those due,
    <= 5 %. BEI: finished / (due + without a baseline finish), >= 0.95. None where nothing is due.
    """
    data_date = subject.project.data_date
    if data_date is None:
        return {}
    finishes = {each: dates.finish for each, dates in planned.items() if dates.finish is not None}
    due = [each for each in subject.tasks if each.id in finishes and finishes[each.id] <= data_date]
    missed = [each.id for each in due if _is_missed(each, finishes[each.id])]
    finished = sum(state_of(each) == COMPLETE for each in subject.tasks)
    expected = len(due) + sum(each.id not in finishes for each in subject.tasks)
    share = len(missed) / len(due) if due else None
    index = finished / expected if expected else None
    return {
        "due": len(due),
        "missed": len(missed),
        "missed_share": None if share is None else round(share, 4),
        "missed_passes": None if share is None else share <= MISSED,
        "bei": None if index is None else round(index, 4),
        "bei_passes": None if index is None else index >= EXECUTED,
    }


def _of_revision(activity: Activity) -> Planned:
    return Planned(
        activity.actual_start or activity.early_start or activity.planned_start,
        activity.actual_finish or activity.early_finish or activity.planned_finish,
    )


def _own(subject: Subject) -> Baseline | None:
    found = [each for each in subject.schedule.baselines if each.project_id == subject.project.id]
    chosen = [each for each in found if each.id == subject.project.baseline_id]
    return next(iter([*chosen, *found]), None)


def _matched(
    subject: Subject, by_code: Mapping[str | None, Planned], by_id: Mapping[str, Planned]
) -> dict[str, Planned]:
    found = {}
    for each in subject.tasks:
        planned = by_id.get(each.id) or (by_code.get(each.code) if each.code else None)
        if planned is not None:
            found[each.id] = planned
    return found


def _is_missed(activity: Activity, finish: datetime) -> bool:
    if state_of(activity) != COMPLETE or activity.actual_finish is None:
        return True
    return activity.actual_finish > finish
