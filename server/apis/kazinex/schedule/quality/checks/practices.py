"""Is the schedule built as good ones are, and can it be held against a baseline?

Sources: V the vendor, D DCMA, by docs/schedules.md.
"""

from understudy.server.apis.kazinex.schedule.model import FINISH_MILESTONE, START_MILESTONE
from understudy.server.apis.kazinex.schedule.quality.checks.baseline import (
    Planned,
    execution,
    planned_of,
)
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, Skipped, count
from understudy.server.apis.kazinex.schedule.quality.subject import Subject

DENSITY = 1.5


def logic_density(subject: Subject) -> Finding:
    """Links for each open task; >= 1.5 (V). What fails is the share of links that are lacking."""
    opens = len(subject.open)
    if not opens:
        raise Skipped("there are no open activities")
    density = len(subject.links) / opens
    asked = subject.settings.thresholds.get("logic-density", DENSITY)
    return Finding(density, opens, (), max(1 - density / asked, 0) if asked else 0)


def baseline_integrity(subject: Subject) -> Finding:
    """Open tasks without a baseline start or finish, or with a finish before it, counted; 0 (V).

    Details: missed tasks and the baseline execution index (D points 11 and 14).
    """
    planned = planned_of(subject)
    if planned is None:
        raise Skipped("there is no baseline")
    failing = [each.id for each in subject.open if not _is_whole(planned.get(each.id))]
    details = execution(subject, planned)
    return count(failing, len(subject.open), "open activities", **details)


def milestone_spacing(subject: Subject) -> Finding:
    """How many of two kinds of milestone the project has, a start and a finish; both (V)."""
    types = {each.type for each in subject.tasks}
    if not types:
        raise Skipped("there are no activities")
    missing = [each for each in (START_MILESTONE, FINISH_MILESTONE) if each not in types]
    return Finding(2 - len(missing), 2, missing, len(missing) / 2)


def _is_whole(planned: Planned | None) -> bool:
    if planned is None or planned.start is None or planned.finish is None:
        return False
    return planned.start <= planned.finish
