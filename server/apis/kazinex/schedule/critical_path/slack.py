"""What waits as long as it can, and by how much anything can slip.

    ALAP          after both passes, successors first: the early dates of what has not started
                  move to the latest start that moves no successor's early dates, and not past what
                  the project's end and its own constraints allow
    total float   W(late finish) - W(early finish) on the activity's calendar (FT_FF, the default);
                  FT_SS: of the starts; else the smaller of both; none of what is complete
    free float    the least gap to a successor that is not complete; nothing follows: the gap to the
                  latest early finish of its project

Source: docs/schedules.md; free float is not in it and follows the figures that P6 stored.
"""

from understudy.server.apis.kazinex.schedule.critical_path.backward import (
    asked_of,
    lowered,
    own_end,
)
from understudy.server.apis.kazinex.schedule.critical_path.network import (
    AS_LATE_AS_POSSIBLE,
    Dates,
    Link,
    Network,
    Node,
)
from understudy.server.apis.kazinex.schedule.model import NOT_STARTED, START_MILESTONE
from understudy.server.apis.kazinex.schedule.work_time import OutOfSpan


def is_as_late_as_possible(node: Node) -> bool:
    """Whether an activity waits as long as it can: one that has not started yet."""
    activity = node.activity
    constraints = (activity.constraint, activity.constraint2)
    return AS_LATE_AS_POSSIBLE in constraints and node.state == NOT_STARTED


def push_late(network: Network, dates: Dates, place: int, end: int) -> None:
    """Move an ALAP activity's early dates as late as its successors' early dates allow."""
    node = network.nodes[place]
    remaining = dates.remaining[place]
    latest = own_end(node, remaining, end)
    finish = asked_of(network, place, latest, remaining, (dates.early_start, dates.early_finish))
    work = node.work.worked(finish)
    if work <= dates.early_work[place]:
        return
    start, end = node.work.start(work - remaining), node.work.finish(work)
    if not remaining:
        is_start = node.activity.type == START_MILESTONE and _moves_none(
            network, dates, place, start
        )
        start = end = start if is_start else lowered(node, finish, work)
    dates.early_start[place], dates.early_finish[place] = start, end
    dates.early_work[place] = work


def _moves_none(network: Network, dates: Dates, place: int, instant: int) -> bool:
    """Whether work of no duration can stand at an instant, and no successor move by work time."""
    for link in network.followers[place]:
        early = dates.early_finish if link.to_finish else dates.early_start
        worked = network.nodes[link.successor].work.worked
        try:
            asked = worked(link.after(instant) if link.lag else instant)
        except OutOfSpan:
            return False
        if asked > worked(early[link.successor]):
            return False
    return True


def total_float(network: Network, dates: Dates, place: int) -> int:
    """Return the minutes by which an activity can slip without its project finishing later."""
    by_finish = dates.late_work[place] - dates.early_work[place]
    options, worked = network.nodes[place].options, network.nodes[place].work.worked
    if options.float_type == "FT_FF":
        return by_finish
    by_start = worked(dates.late_start[place]) - worked(dates.early_start[place])
    return by_start if options.float_type == "FT_SS" else min(by_start, by_finish)


def free_float(network: Network, dates: Dates, place: int, latest: int) -> int:
    """Return the minutes by which an activity can slip without moving a successor's early dates.

    `latest` is its project's latest early finish, to which it is measured if nothing follows.
    """
    links = network.followers[place]
    if not links:
        gap = network.nodes[place].work.worked(latest) - dates.early_work[place]
        return max(gap, 0)
    return min([_gap(link, network, dates) for link in links])


def _gap(link: Link, network: Network, dates: Dates) -> int:
    before = link.predecessor
    early = dates.early_finish if link.to_finish else dates.early_start
    asked = link.before(early[link.successor]) if link.lag else early[link.successor]
    own = dates.early_work[before] - (0 if link.from_finish else dates.remaining[before])
    return max(network.nodes[before].work.worked(asked) - own, 0)
