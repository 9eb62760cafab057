"""Late dates: how late each activity may be done without the project finishing later.

    end           the must-finish date, else the latest early finish of its own project: no late
                  finish is after it, for an SS or SF link alone leaves a finish open
    FS, FF        late finish <= the successor's late start or finish - lag
    SS, SF        late start <= the successor's late start or finish - lag
    limits        MEOB, MEO cap the late finish, MSOB, MSO the late start (not of what has started)
    all           finish = finish(W(the least)), start = start(W(finish) - remaining); of no
                  duration: the least itself, moved down where it is in non-work time
    complete      has no late dates, and asks none of its predecessors
    mandatory     CS_MANDSTART and CS_MANDFIN stand in for all of that

Source: docs/schedules.md. That the end caps every finish: P6's cases XV02 and XV04.
"""

from understudy.server.apis.kazinex.schedule.critical_path.network import (
    FINISH_BEFORE,
    FINISH_ON,
    MUST_FINISH,
    MUST_START,
    START_BEFORE,
    START_ON,
    Dates,
    Link,
    Network,
    Node,
)
from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    FINISH_MILESTONE,
    NOT_STARTED,
)
from understudy.server.apis.kazinex.schedule.work_time import minute_of


def latest_finishes(network: Network, dates: Dates) -> list[int]:
    """Return the latest early finish of each project; 0 where none of it is counted."""
    latest = [0] * len(network.must_finish)
    for node, finish in zip(network.nodes, dates.early_finish, strict=True):
        latest[node.project] = max(latest[node.project], finish)
    return latest


def place_late(network: Network, dates: Dates, place: int, end: int) -> None:
    """Compute the late dates of one node; its successors have theirs."""
    node = network.nodes[place]
    if node.state == COMPLETE:
        return
    remaining = dates.remaining[place]
    must = _mandatory(node, remaining) if node.limits else None
    finish = must
    if finish is None:
        latest = end if node.is_plain else own_end(node, remaining, end)
        finish = asked_of(network, place, latest, remaining, (dates.late_start, dates.late_finish))
    start, work = finish, node.work.worked(finish)
    if remaining:
        start, finish = node.work.start(work - remaining), node.work.finish(work)
    elif must is None or node.limit(MUST_FINISH):
        start = finish = lowered(node, finish, work)
    dates.late_start[place], dates.late_finish[place] = start, finish
    dates.late_work[place] = work


def asked_of(
    network: Network, place: int, latest: int, remaining: int, ends: tuple[list[int], list[int]]
) -> int:
    """Return the latest finish that the successors allow, whose starts and finishes are `ends`."""
    starts, finishes = ends
    for link in network.followers[place]:
        instant = finishes[link.successor] if link.to_finish else starts[link.successor]
        if link.lag or not link.from_finish:
            instant = allowed(link, network, instant, remaining)
        if instant < latest:
            latest = instant
    return latest


def own_end(node: Node, remaining: int, end: int) -> int:
    """Return the latest finish that the project's end and the node's own constraints allow."""
    if node.activity.external_late_finish is not None:
        end = min(end, minute_of(node.activity.external_late_finish))
    if not node.limits:
        return end
    starts = node.limit(START_BEFORE, START_ON) if node.state == NOT_STARTED else []
    finishes = [finish_from(node, remaining, start) for start in starts]
    return min([end, *finishes, *node.limit(FINISH_BEFORE, FINISH_ON)])


def finish_from(node: Node, remaining: int, start: int) -> int:
    """Return when work ends that starts at an instant."""
    return node.work.finish(node.work.worked(start) + remaining) if remaining else start


def lowered(node: Node, instant: int, work: int) -> int:
    """Return where work of no duration ends: at the end of the work before, in non-work time.

    The start of work (08:00) counts as such for finish milestones and for what is in progress, as
    P6's exports show; else it stays.
    """
    is_finish = node.activity.type == FINISH_MILESTONE or node.state == ACTIVE
    if not is_finish and instant == node.work.start(work):
        return instant
    return node.work.finish(work)


def allowed(link: Link, network: Network, instant: int, remaining: int) -> int:
    """Return the predecessor's latest finish where the end that waits for it is at an instant."""
    before = link.before(instant) if link.lag else instant
    if link.from_finish:
        return before
    return finish_from(network.nodes[link.predecessor], remaining, before)


def _mandatory(node: Node, remaining: int) -> int | None:
    starts, finishes = node.limit(MUST_START), node.limit(MUST_FINISH)
    if starts and node.state == NOT_STARTED:
        return finish_from(node, remaining, node.work.start(node.work.worked(starts[0])))
    return finishes[0] if finishes else None
