"""Are durations such that progress can be seen, and dates such that they can be?

Sources: V the vendor, O Oracle, D DCMA, R our reading, by docs/schedules.md.
"""

import re
from datetime import datetime
from functools import lru_cache

from understudy.server.apis.kazinex.schedule.critical_path.counted import state_of
from understudy.server.apis.kazinex.schedule.model import LEVEL_OF_EFFORT, NOT_STARTED, Activity
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, Skipped, count, share
from understudy.server.apis.kazinex.schedule.quality.subject import MILESTONES, Subject


def high_duration(subject: Subject) -> Finding:
    """Open tasks planned to last above 14 days of their calendar, of open tasks; <= 5 % (V).

    14 by the vendor's settings and check pages, 44 by its reference (and by D, of the baseline):
    `Settings.high_duration_days`.
    """
    failing = [each.id for each in _longer(subject, subject.settings.high_duration_days)]
    return share(failing, len(subject.open), "open activities")


def zero_duration(subject: Subject) -> Finding:
    """Open tasks that are no milestones and are planned to last no time, counted; 0 (V)."""
    failing = [
        each.id
        for each in subject.open
        if each.type not in MILESTONES and each.original_minutes == 0
    ]
    return count(failing, len(subject.open), "open activities")


def milestone_duration(subject: Subject) -> Finding:
    """Open milestones that are planned to last, counted; 0 (V)."""
    failing = [
        each.id
        for each in subject.open
        if each.type in MILESTONES and (each.original_minutes or 0) > 0
    ]
    return count(failing, len(subject.open), "open activities")


def invalid_dates(subject: Subject) -> Finding:
    """Tasks with dates that cannot be, complete ones too, counted; 0 (O; the id is R).

    Not started and a start (early, else planned) before the data date; an actual date after it; a
    finish before its start, actual, early or planned.
    """
    data_date = subject.project.data_date
    if data_date is None:
        raise Skipped("the project has no data date")
    failing = [each.id for each in subject.tasks if _is_impossible(each, data_date)]
    return count(failing, len(subject.tasks), "activities")


def level_of_effort(subject: Subject) -> Finding:
    """Activities of type LOE, of all activities; <= 10 % (V; the id is R)."""
    failing = [each.id for each in subject.activities if each.type == LEVEL_OF_EFFORT]
    return share(failing, len(subject.activities), "activities")


def approval_duration(subject: Subject) -> Finding:
    """Open tasks named after an approval and planned to last above 20 days, counted; 0 (R)."""
    words = subject.settings.approval_keywords
    long = _longer(subject, subject.settings.approval_days)
    failing = [each.id for each in long if has_keyword(each, words)]
    return count(failing, len(subject.open), "open activities")


def has_keyword(activity: Activity, words: tuple[str, ...]) -> bool:
    """Whether an activity's name has a word that begins so; "noc" must be the whole word."""
    return bool(activity.name and words and _pattern(words).search(activity.name))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # Nocturnal work asks for no certificate.
    stems = [re.escape(word) + (r"\b" if word.lower() == "noc" else "") for word in words]
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


def _longer(subject: Subject, limit: float) -> list[Activity]:
    """Return the open tasks that are planned to last longer than so many days."""
    days = subject.days
    return [each for each in subject.open if days(each.original_minutes or 0, each) > limit]


def _is_impossible(activity: Activity, data_date: datetime) -> bool:
    start = activity.early_start or activity.planned_start
    if state_of(activity) == NOT_STARTED and start is not None and start < data_date:
        return True
    begun, done = activity.actual_start, activity.actual_finish
    if (begun is not None and begun > data_date) or (done is not None and done > data_date):
        return True
    return (
        _is_backward(begun, done)
        or _is_backward(activity.early_start, activity.early_finish)
        or _is_backward(activity.planned_start, activity.planned_finish)
    )


def _is_backward(start: datetime | None, finish: datetime | None) -> bool:
    return start is not None and finish is not None and finish < start
