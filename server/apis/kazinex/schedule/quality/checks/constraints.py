"""Do links drive the dates, and not constraints or loose ends?

Sources: V the vendor, O Oracle, R our reading, by docs/schedules.md.
"""

from understudy.server.apis.kazinex.schedule.quality.checks.logic import hard, named
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, count
from understudy.server.apis.kazinex.schedule.quality.subject import Subject


def constraint_percent(subject: Subject) -> Finding:
    """Open tasks with a hard constraint, counted; 2 (V's check page).

    V's reference speaks of any constraint on above 5 %: that share is a detail.
    """
    any_kind = sum(
        each.constraint is not None or each.constraint2 is not None for each in subject.open
    )
    opens = len(subject.open)
    part = round(any_kind / opens, 4) if opens else 0
    return count(hard(subject), opens, "open activities", any_constraint_share=part)


def dangling_activities(subject: Subject) -> Finding:
    """Open tasks with no predecessor and no successor, counted; 0 (V)."""
    tied = subject.preceded | subject.followed
    failing = [each.id for each in subject.open if each.id not in tied]
    return count(failing, len(subject.open), "open activities")


def open_ended(subject: Subject) -> Finding:
    """Open tasks with exactly one side missing, counted; 0 (V).

    R adds an open start (only FF and SF lead to it) and an open finish (only SS and SF lead on).
    """
    starts = {each.successor_id for each in subject.logic if each.type not in ("PR_FF", "PR_SF")}
    ends = {each.predecessor_id for each in subject.logic if each.type not in ("PR_SS", "PR_SF")}
    tied, whole = subject.preceded | subject.followed, starts & ends
    failing = [each.id for each in subject.open if each.id in tied and each.id not in whole]
    return count(failing, len(subject.open), "open activities")


def sf_relationships(subject: Subject) -> Finding:
    """Links from start to finish, counted; 0 (V; the id is R)."""
    failing = [named(each) for each in subject.links if each.type == "PR_SF"]
    return count(failing, len(subject.links), "links")
