"""What of a schedule counts for its dates, made ready to compute with.

Counted are activities of projects that are no stubs, LOE and WBS summaries left out, and the links
whose two ends are counted.
"""

from collections.abc import Iterable, Iterator, Mapping

from understudy.server.apis.kazinex.schedule.calendars import WorkTimes, lag_of
from understudy.server.apis.kazinex.schedule.critical_path.network import (
    MILESTONES,
    Link,
    Network,
    Node,
)
from understudy.server.apis.kazinex.schedule.model import (
    ACTIVE,
    COMPLETE,
    LEVEL_OF_EFFORT,
    NOT_STARTED,
    WBS_SUMMARY,
    Activity,
    Options,
    Project,
    Schedule,
)
from understudy.server.apis.kazinex.schedule.work_time import OutOfSpan, WorkTime, minute_of

# Which ends of predecessor and successor a link ties: whether each is the finish.
ENDS = {
    "PR_FS": (True, False),
    "PR_SS": (False, False),
    "PR_FF": (True, True),
    "PR_SF": (False, True),
}


class Counted:
    """What counts of one schedule; `options` stands in for those of each project."""

    def __init__(self, schedule: Schedule, options: Options | None) -> None:
        self._schedule = schedule
        self._options = options
        self._projects = {each.id: each for each in schedule.projects if not each.is_stub}
        self._numbers = {project: number for number, project in enumerate(self._projects)}
        self._data_dates = {each.id: self._data_date(each) for each in self._projects.values()}
        self._works = WorkTimes(schedule, self._projects)
        self._readies: dict[tuple[int, int], int] = {}

    @property
    def projects(self) -> list[Project]:
        """Return the projects by the numbers that nodes have."""
        return list(self._projects.values())

    def network(self) -> Network:
        """Return the nodes and links."""
        counted = [each for each in self._schedule.activities if is_counted(each, self._projects)]
        nodes = [self._node(each) for each in counted]
        links = [*self._links(nodes)]
        heard = [
            each
            for each in links
            if nodes[each.successor].state != COMPLETE
            and has_say(nodes[each.predecessor], nodes[each.successor])
        ]
        into, out = _by_ends(links, len(nodes))
        drivers, followers = _by_ends(heard, len(nodes)) if len(heard) < len(links) else (into, out)
        days = [each.must_finish for each in self._projects.values()]
        must = [None if day is None else minute_of(day) for day in days]
        return Network(nodes, into, out, drivers, followers, must)

    def _node(self, activity: Activity) -> Node:
        project_id = activity.project_id
        state, work = state_of(activity), self._works.of_activity(activity)
        data_date = self._data_dates[project_id]
        limits = _limits(activity) if activity.constraint or activity.constraint2 else ()
        return Node(
            activity,
            self._numbers[project_id],
            self._options or self._projects[project_id].options,
            work,
            state,
            remaining_of(activity, state),
            data_date,
            self._ready(work, data_date),
            limits,
            is_plain=state == NOT_STARTED and not limits and _is_plain(activity),
        )

    def _links(self, nodes: list[Node]) -> Iterator[Link]:
        places = {node.activity.id: place for place, node in enumerate(nodes)}
        for relation in self._schedule.relations:
            before, after = places.get(relation.predecessor_id), places.get(relation.successor_id)
            if before is None or after is None or relation.type not in ENDS:
                continue
            lag, calendar = lag_of(relation, nodes[before].activity), None
            if lag:
                first, second = nodes[before].activity, nodes[after].activity
                calendar = self._works.of_lag(relation, first, second, nodes[after].options)
            from_finish, to_finish = ENDS[relation.type]
            yield Link(before, after, from_finish, to_finish, lag, calendar)

    def _ready(self, work: WorkTime, data_date: int) -> int:
        """Return a data date moved up to work time; it is the same for thousands of nodes."""
        key = id(work), data_date
        if key not in self._readies:
            try:
                self._readies[key] = work.start(work.worked(data_date))
            except OutOfSpan:  # told of the activity that has no work time
                self._readies[key] = data_date
        return self._readies[key]

    def _data_date(self, project: Project) -> int:
        """Return the data date; without one, the first date on which the project's work starts."""
        day = project.data_date or project.planned_start
        if day is not None:
            return minute_of(day)
        starts = [
            each.actual_start or each.planned_start or each.early_start
            for each in self._schedule.activities
            if each.project_id == project.id
        ]
        return min((minute_of(start) for start in starts if start is not None), default=0)


def _by_ends(links: Iterable[Link], count: int) -> tuple[list[list[Link]], list[list[Link]]]:
    """Return the links into and out of each of so many places."""
    into: list[list[Link]] = [[] for _ in range(count)]
    out: list[list[Link]] = [[] for _ in range(count)]
    for link in links:
        into[link.successor].append(link)
        out[link.predecessor].append(link)
    return into, out


def _is_plain(activity: Activity) -> bool:
    return not (
        activity.is_manual
        or activity.external_early_start
        or activity.external_late_finish
        or activity.expected_finish
    )


def _limits(activity: Activity) -> tuple[tuple[str, int], ...]:
    limits = (
        (activity.constraint, activity.constraint_date),
        (activity.constraint2, activity.constraint2_date),
    )
    return tuple((code, minute_of(day)) for code, day in limits if code and day)


def is_counted(activity: Activity, projects: Mapping[str, Project]) -> bool:
    """Whether an activity has dates to compute; `projects` are those that are no stubs."""
    return activity.project_id in projects and activity.type not in (LEVEL_OF_EFFORT, WBS_SUMMARY)


def has_say(before: Node, after: Node) -> bool:
    """Whether a link has a say: what is in progress waits for no finished predecessor.

    Under progress override it waits for none at all, nor does a manual task.
    """
    if after.activity.is_manual:
        return False
    if after.state == NOT_STARTED:
        return True
    return not after.options.progress_override and before.state != COMPLETE


def state_of(activity: Activity) -> str:
    """Return TK_NotStart, TK_Active or TK_Complete: the status, else what the actual dates say."""
    if activity.status in (NOT_STARTED, ACTIVE, COMPLETE):
        return activity.status
    if activity.actual_finish is not None:
        return COMPLETE
    return NOT_STARTED if activity.actual_start is None else ACTIVE


def remaining_of(activity: Activity, state: str) -> int:
    """Return the minutes of work that are left; none in a milestone, whatever is stored."""
    if state == COMPLETE or activity.type in MILESTONES:
        return 0
    minutes = activity.remaining_minutes
    if minutes is None:
        minutes = activity.original_minutes
    return max(minutes or 0, 0)
