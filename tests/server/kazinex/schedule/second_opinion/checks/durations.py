"""Second opinions on checks 9 to 16: durations, dates and the critical path."""

from tests.server.kazinex.schedule.second_opinion.checks.case import (
    MILESTONES,
    SKIPPED,
    Case,
    Reading,
    at_most,
    none_of,
)
from tests.server.kazinex.schedule.second_opinion.links import World
from tests.server.kazinex.schedule.second_opinion.minutes import minutes

from understudy.server.apis.kazinex.schedule.model import LEVEL_OF_EFFORT, NOT_STARTED, Activity

KEYWORDS = ("approv", "review", "submittal", "permit", "noc")


def high_duration(case: Case) -> Reading:
    """9: planned for more than 14 days."""
    return at_most(0.05, len(case.open), _longer_than(case, case.open, 14))


def zero_duration(case: Case) -> Reading:
    """10: tasks that are planned to take no time."""
    tasks = [each for each in case.open if each.type in ("TT_Task", "TT_Rsrc")]
    return none_of(len(case.open), [each.id for each in tasks if each.original_minutes == 0])


def milestone_duration(case: Case) -> Reading:
    """11: milestones that are planned to take time."""
    milestones = [each for each in case.open if each.type in MILESTONES]
    long = [each.id for each in milestones if (each.original_minutes or 0) > 0]
    return none_of(len(case.open), long)


def invalid_dates(case: Case) -> Reading:
    """12: to start before the data date, done after it, or done before it was begun."""
    return none_of(len(case.work), [each.id for each in case.work if _is_invalid(case, each)])


def level_of_effort(case: Case) -> Reading:
    """13: level of effort among everything."""
    efforts = [each.id for each in case.all if each.type == LEVEL_OF_EFFORT]
    return at_most(0.1, len(case.all), efforts)


def approval_duration(case: Case) -> Reading:
    """14: approvals that are planned for more than 20 days."""
    approvals = [
        each
        for each in case.open
        if any(keyword in (each.name or "").lower() for keyword in KEYWORDS)
    ]
    return none_of(len(case.open), _longer_than(case, approvals, 20))


def critical_path_length(case: Case) -> Reading:
    """15: (length + float) / length in days, from the data date to the last finish.

    The length is on the project's calendar, the float on that of what finishes last.
    """
    world = World(case.schedule)
    open_ones = [each for each in case.open if each.id in case.opinion.late]
    if not open_ones:
        return SKIPPED
    finish = max(case.opinion.logic[each.id].finish for each in open_ones)
    last = [each for each in open_ones if case.opinion.logic[each.id].finish == finish]
    calendar = world.calendar(case.schedule.project.calendar_id, last[0])
    worked = minutes(calendar, world.origin, world.days)
    work = worked.upto(finish) - worked.upto(world.instant(case.data_date))
    length = work / (calendar.day_minutes or 480)
    free = min(case.opinion.total_float[each.id] / case.day(each) for each in last)
    if length <= 0:
        return SKIPPED
    value = (length + free) / length
    lacking = min(1.0, max(0.0, 1 - value))
    return Reading(len(case.open), frozenset(), value, value >= 0.95, lacking=lacking)


def critical_path_test(case: Case) -> Reading:
    """16: whether the critical activities form one linked chain; none is not one."""
    critical = [each.id for each in case.open if each.id in case.opinion.critical]
    if not any(each.id in case.opinion.late for each in case.open):
        return SKIPPED
    if not critical:
        return Reading(value=0, lacking=1.0)
    chains: list[set[str]] = []
    for start in critical:
        if not any(start in chain for chain in chains):
            chains.append(_chain(case, start, set(critical)))
    apart = frozenset(critical) - max(chains, key=len)
    return Reading(len(critical), apart, len(chains), len(chains) == 1)


def _chain(case: Case, start: str, critical: set[str]) -> set[str]:
    chain = {start}
    for _ in critical:
        for link in case.schedule.relations:
            ends = {link.predecessor_id, link.successor_id}
            if ends & chain and ends <= critical:
                chain |= ends
    return chain


def _longer_than(case: Case, activities: list[Activity], days: int) -> list[str]:
    return [each.id for each in activities if (each.original_minutes or 0) / case.day(each) > days]


def _is_invalid(case: Case, activity: Activity) -> bool:
    start, finish = activity.actual_start, activity.actual_finish
    begins = activity.early_start or activity.planned_start
    ends = activity.early_finish or activity.planned_finish
    is_early = activity.status == NOT_STARTED and begins is not None and begins < case.data_date
    is_future = any(each is not None and each > case.data_date for each in (start, finish))
    pairs = ((start, finish), (begins, ends))
    is_backward = any(a is not None and b is not None and b < a for a, b in pairs)
    return is_early or is_future or is_backward
