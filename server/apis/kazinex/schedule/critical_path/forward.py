"""Early dates: how soon each activity can be done.

    complete      early start = early finish = data date
    not started   start = max(data date, FS and SS drivers, MSO or MSOA date, external early start),
                  moved up to work time
    in progress   its remaining work starts at max(data date, drivers of unfinished predecessors):
                  retained logic
    all           finish = finish(W(start) + remaining); where an FF or SF driver or a MEO or MEOA
                  date asks for more, finish(W(that)), and start = start(W(finish) - remaining)
    driver        FS, FF: the predecessor's finish (the actual one if it is complete) + lag;
                  SS, SF: its start (the actual one if it is complete) + lag
    milestones    a start milestone moves up to work time; a finish milestone stays where it is put
    manual        MSPDI's manual tasks start when they are planned to, whatever links say
    mandatory     CS_MANDSTART and CS_MANDFIN stand in for all of that

Source: docs/schedules.md, with what P6 23.12 gave for 13 cases and for real exports.
"""

from dataclasses import dataclass

from understudy.server.apis.kazinex.schedule.critical_path.network import (
    FINISH_AFTER,
    FINISH_ON,
    MILESTONES,
    MUST_FINISH,
    MUST_START,
    START_AFTER,
    START_ON,
    Dates,
    Link,
    Network,
    Node,
)
from understudy.server.apis.kazinex.schedule.model import (
    COMPLETE,
    FINISH_MILESTONE,
    NOT_STARTED,
)
from understudy.server.apis.kazinex.schedule.work_time import minute_of

# When work starts and finishes, W of the finish, and the work between them.
Span = tuple[int, int, int, int]


def place_early(network: Network, dates: Dates, place: int) -> None:
    """Compute the early dates of one node; its predecessors have theirs."""
    node = network.nodes[place]
    if node.state == COMPLETE:
        span: Span = (node.data_date, node.data_date, 0, 0)
    else:
        span = _span(node, _asked(network, dates, place))
    dates.early_start[place], dates.early_finish[place] = span[:2]
    dates.early_work[place], dates.remaining[place] = span[2:]


def bound(link: Link, network: Network, dates: Dates) -> int:
    """Return the instant that a link asks its successor's start or finish to wait for."""
    before = network.nodes[link.predecessor]
    early = dates.early_finish if link.from_finish else dates.early_start
    instant = early[link.predecessor]
    if before.state == COMPLETE:
        activity = before.activity
        done = activity.actual_finish if link.from_finish else activity.actual_start
        instant = instant if done is None else minute_of(done)
    return link.after(instant) if link.lag else instant


@dataclass(slots=True)
class _Asked:
    """What a node's dates must not be before. A finish asked by SF stays a start: 08:00."""

    start: int
    finish: int | None = None
    finish_work: int = 0
    is_kept: bool = False

    def at_finish(self, instant: int, work: int, is_kept: bool) -> None:
        """Ask for a finish at an instant; of several with the same W the earliest holds."""
        if self.finish is not None and work == self.finish_work:
            self.finish, self.is_kept = min(self.finish, instant), self.is_kept and is_kept
        elif self.finish is None or work > self.finish_work:
            self.finish, self.finish_work, self.is_kept = instant, work, is_kept


def _asked(network: Network, dates: Dates, place: int) -> _Asked:
    node = network.nodes[place]
    asked = _Asked(node.ready)
    for link in network.drivers[place]:
        instant = bound(link, network, dates)
        if link.to_finish:
            asked.at_finish(instant, node.work.worked(instant), not link.from_finish)
        elif instant > asked.start:
            asked.start = instant
    if node.is_plain:
        return asked
    if node.state == NOT_STARTED:
        _ask_start(node, asked)
    if node.limits:
        for instant in node.limit(FINISH_ON, FINISH_AFTER):
            asked.at_finish(instant, node.work.worked(instant), False)
    return asked


def _ask_start(node: Node, asked: _Asked) -> None:
    activity = node.activity
    if activity.is_manual and activity.planned_start is not None:
        asked.start = minute_of(activity.planned_start)
        return
    starts = node.limit(START_ON, START_AFTER) if node.limits else []
    if activity.external_early_start is not None:
        done = node.work.worked(minute_of(activity.external_early_start))
        starts.append(node.work.start(done))
    if starts:
        asked.start = max(asked.start, *starts)


def _span(node: Node, asked: _Asked) -> Span:
    if node.limits:
        must_start, must_finish = node.limit(MUST_START), node.limit(MUST_FINISH)
        if must_start and node.state == NOT_STARTED:
            asked = _Asked(must_start[0])
        if must_finish:
            return _ending(node, node.remaining, must_finish[0], is_kept=False)
    if node.activity.type == FINISH_MILESTONE:
        return _milestone(node, max(asked.start, asked.finish or 0))
    done = node.work.worked(asked.start)
    remaining = node.remaining if node.is_plain else _expected(node, done)
    until = done + remaining
    if asked.finish is not None and asked.finish_work > until:
        return _ending(node, remaining, asked.finish, asked.is_kept)
    start = node.work.start(done)
    return start, node.work.finish(until) if remaining else start, until, remaining


def _milestone(node: Node, instant: int) -> Span:
    """Return where a finish milestone stands: at an instant, in non-work time at the next start."""
    done = node.work.worked(instant)
    if instant != node.work.finish(done):
        instant = node.work.start(done)
    return instant, instant, done, 0


def is_milestone(node: Node) -> bool:
    """Whether a node is a milestone, which lasts no time whatever is expected."""
    return node.activity.type in MILESTONES


def _expected(node: Node, done: int) -> int:
    """Return the work that is left, by the expected finish where the project goes by that.

    It is never negative: none is left where the expected finish has passed when the work starts.
    """
    expected = node.activity.expected_finish
    if expected is None or not node.options.use_expected_finish or is_milestone(node):
        return node.remaining
    return max(node.work.worked(minute_of(expected)) - done, 0)


def _ending(node: Node, remaining: int, instant: int, is_kept: bool) -> Span:
    """Return the dates of work that ends at an instant."""
    if node.activity.type == FINISH_MILESTONE:
        return _milestone(node, instant)
    work = node.work.worked(instant)
    start = node.work.start(work - remaining)
    if not remaining:
        return start, start, work, 0
    return start, node.work.start(work) if is_kept else node.work.finish(work), work, remaining
