"""Are the activities tied to each other, and by links that say why one waits for another?

Sources by check: V is the vendor (its page of logic checks is not stored, so ids are our reading,
thresholds the vendor's), O Oracle's help, D the DCMA's 14 points as Deltek prints them, R our
reading; all by docs/schedules.md.
"""

from understudy.server.apis.kazinex.schedule.critical_path.counted import state_of
from understudy.server.apis.kazinex.schedule.model import (
    FINISH_MILESTONE,
    NOT_STARTED,
    START_MILESTONE,
    Activity,
    Relation,
)
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, count, rest, share
from understudy.server.apis.kazinex.schedule.quality.subject import Subject


def missing_logic(subject: Subject) -> Finding:
    """Open tasks with no predecessor or no successor, of open tasks; <= 5 % (V).

    Started ones and start milestones need no predecessor, finish milestones no successor (O).
    """
    failing = [each.id for each in subject.open if _lacks(subject, each)]
    names = [each.name for each in subject.open if each.name]
    return share(
        failing,
        len(subject.open),
        "open activities",
        loops=[list(each) for each in subject.scheduled.loops],
        duplicate_names=len(names) - len(set(names)),
    )


def negative_float(subject: Subject) -> Finding:
    """Open tasks with a total float below 0, counted; 0 (V)."""
    failing = [each for each, minutes in subject.floats.items() if minutes < 0]
    return count(failing, len(subject.open), "open activities", float_source=_source(subject))


def high_float(subject: Subject) -> Finding:
    """Open tasks with a total float above 44 days of their calendar, of open tasks; <= 5 % (D)."""
    floats, limit = subject.floats, subject.settings.high_float_days
    failing = [
        each.id
        for each in subject.open
        if each.id in floats and subject.days(floats[each.id], each) > limit
    ]
    return share(failing, len(subject.open), "open activities", float_source=_source(subject))


def leads(subject: Subject) -> Finding:
    """Links with a lag below 0, of links; 0 (V, D)."""
    failing = [each for each, minutes in subject.lagged if minutes < 0]
    return share(_named(failing), len(subject.links), "links")


def lags(subject: Subject) -> Finding:
    """Links with a lag above 0, of links; <= 5 % (V, D). Lags above 44 days (O) are a detail."""
    limit = subject.settings.long_lag_days
    failing = [(each, minutes) for each, minutes in subject.lagged if minutes > 0]
    long = [each for each, minutes in failing if _lag_days(subject, each, minutes) > limit]
    return share(
        [named(each) for each, _ in failing], len(subject.links), "links", long=_named(long)
    )


def negative_lag(subject: Subject) -> Finding:
    """Links with a lag below 0, counted; 0 (V). Those longer than their predecessor (R) apart."""
    failing = [(each, minutes) for each, minutes in subject.lagged if minutes < 0]
    longer = [named(each) for each, minutes in failing if _is_longer(subject, each, minutes)]
    return count(
        [named(each) for each, _ in failing],
        len(subject.links),
        "links",
        longer_than_predecessor=longer,
    )


def fs_relationships(subject: Subject) -> Finding:
    """Links from finish to start, of links; >= 90 % (V, D)."""
    failing = [each for each in subject.links if each.type != "PR_FS"]
    return rest(_named(failing), len(subject.links), "links")


def hard_constraints(subject: Subject) -> Finding:
    """Open tasks with a hard constraint, first or second, of open tasks; <= 5 %.

    Hard are mandatory constraints and "must start on" (V); D also has no later than and must finish
    on, O the mandatory ones alone: `Settings.hard_constraints`.
    """
    return share(hard(subject), len(subject.open), "open activities")


def hard(subject: Subject) -> list[str]:
    """Return the open tasks with a hard constraint."""
    codes = subject.settings.hard_constraints
    return [
        each.id for each in subject.open if each.constraint in codes or each.constraint2 in codes
    ]


def _lacks(subject: Subject, activity: Activity) -> bool:
    if activity.id not in subject.followed and activity.type != FINISH_MILESTONE:
        return True
    if activity.id in subject.preceded or activity.type == START_MILESTONE:
        return False
    return state_of(activity) == NOT_STARTED


def _is_longer(subject: Subject, link: Relation, minutes: float) -> bool:
    before = subject.by_id.get(link.predecessor_id)
    return before is not None and -minutes > (before.original_minutes or 0)


def _lag_days(subject: Subject, link: Relation, minutes: float) -> float:
    activity = subject.by_id.get(link.predecessor_id) or subject.by_id[link.successor_id]
    return subject.days(round(minutes), activity)


def _named(links: list[Relation]) -> list[str]:
    return [named(each) for each in links]


def named(link: Relation) -> str:
    """Return what a link is called in findings: its id, else its ends."""
    return link.id or f"{link.predecessor_id} {link.type} {link.successor_id}"


def _source(subject: Subject) -> str:
    return "stored" if subject.has_stored_floats else "computed"
