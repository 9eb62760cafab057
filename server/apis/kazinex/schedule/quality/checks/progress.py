"""Does the progress that is told make sense?

Sources: V the vendor, R our reading, by docs/schedules.md.
"""

from datetime import datetime

from understudy.server.apis.kazinex.schedule.calendars import lag_of
from understudy.server.apis.kazinex.schedule.critical_path.counted import state_of
from understudy.server.apis.kazinex.schedule.critical_path.network import Link
from understudy.server.apis.kazinex.schedule.model import NOT_STARTED, Activity, Relation
from understudy.server.apis.kazinex.schedule.quality.checks.logic import named
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, count
from understudy.server.apis.kazinex.schedule.quality.subject import Subject
from understudy.server.apis.kazinex.schedule.work_time import OutOfSpan, minute_of


def invalid_progress(subject: Subject) -> Finding:
    """Tasks of physical percent whose percent cannot be, complete ones too, counted; 0 (V, R).

    Outside of 0 to 100; 100 without an actual finish; below 100 with one.
    """
    physical = [each for each in subject.tasks if each.percent_type == "CP_Phys"]
    failing = [each.id for each in physical if _is_invalid(each)]
    return count(failing, len(physical), "activities of physical percent")


def out_of_sequence(subject: Subject) -> Finding:
    """Links into begun tasks that were not waited for, counted; 0 (V).

    FS: begun before the predecessor's finish; SS: before its start; FF: finished before its finish;
    SF: finished before its start; the lag counted on its calendar. What has not happened to the
    predecessor yet happens at its computed early date, else at the stored or planned one.
    """
    ids = {each.id for each in subject.activities if state_of(each) != NOT_STARTED}
    known = subject.by_id
    begun = [
        each for each in subject.logic if each.successor_id in ids and each.predecessor_id in known
    ]
    failing = [named(each) for each in begun if _is_early(subject, each)]
    return count(failing, len(begun), "links into activities that have begun")


def _is_invalid(activity: Activity) -> bool:
    percent = activity.physical_percent
    if percent is None:
        return False
    if not 0 <= percent <= 100:
        return True
    return (percent == 100) != (activity.actual_finish is not None)


def _is_early(subject: Subject, link: Relation) -> bool:
    before, after = subject.by_id[link.predecessor_id], subject.by_id[link.successor_id]
    from_finish, to_finish = link.type in ("PR_FS", "PR_FF"), link.type in ("PR_FF", "PR_SF")
    done = after.actual_finish if to_finish else after.actual_start
    awaited = _finish(subject, before) if from_finish else _start(subject, before)
    if done is None or awaited is None:
        return False
    lag = lag_of(link, before)
    if not lag:  # instants as they are, in work time or not
        return done < awaited
    calendar = subject.works.of_lag(link, before, after, subject.project.options)
    try:
        bound = Link(0, 0, from_finish, to_finish, lag, calendar).after(minute_of(awaited))
    except OutOfSpan:
        return False
    return minute_of(done) < bound


def _start(subject: Subject, activity: Activity) -> datetime | None:
    times = subject.scheduled.times.get(activity.id)
    early = activity.early_start if times is None else times.early_start
    return activity.actual_start or early or activity.planned_start


def _finish(subject: Subject, activity: Activity) -> datetime | None:
    times = subject.scheduled.times.get(activity.id)
    early = activity.early_finish if times is None else times.early_finish
    return activity.actual_finish or early or activity.planned_finish
