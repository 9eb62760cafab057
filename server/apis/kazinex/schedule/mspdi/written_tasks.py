"""Writes activities, the breakdown above them and their links as the tasks of an MSPDI."""

from collections.abc import Iterator

from understudy.server.apis.kazinex.schedule.markup import element, group
from understudy.server.apis.kazinex.schedule.model import (
    FINISH_MILESTONE,
    START_MILESTONE,
    Activity,
    BaselineActivity,
    Relation,
    Schedule,
    Wbs,
)
from understudy.server.apis.kazinex.schedule.mspdi.codes import (
    CONSTRAINTS,
    DURATIONS,
    ELAPSED_MINUTES,
    ELAPSED_PERCENT,
    MINUTES,
    PERCENT,
    RELATIONS,
    SOON,
    numbered,
)
from understudy.server.apis.kazinex.schedule.mspdi.durations import (
    TENTHS,
    duration_of,
    duration_of_hours,
)
from understudy.server.apis.kazinex.schedule.mspdi.numbers import Numbers

# MSPDI's nearest: it has none that gives way to links.
NEAREST = {"CS_MSO": "CS_MANDSTART", "CS_MEO": "CS_MANDFIN"}
NO_CALENDAR = "-1"


class Tasks:
    """Writes the tasks of one schedule: the breakdown from the top, activities within it."""

    def __init__(self, schedule: Schedule, calendars: Numbers) -> None:
        self._calendars = calendars
        self.numbers = Numbers(each.id for each in schedule.activities)
        self._summaries = Numbers((each.id for each in schedule.wbs), self.numbers.every)
        self._activities: dict[str | None, list[Activity]] = {}
        self._links: dict[str, list[Relation]] = {}
        self._planned: dict[str, list[tuple[str, BaselineActivity]]] = {}
        nodes = {each.id for each in schedule.wbs}
        for activity in schedule.activities:
            above = activity.wbs_id if activity.wbs_id in nodes else None
            self._activities.setdefault(above, []).append(activity)
        for relation in schedule.relations:
            self._links.setdefault(relation.successor_id, []).append(relation)
        self._nodes: dict[str | None, list[Wbs]] = {}
        for node in schedule.wbs:
            above = node.parent_id if node.parent_id in nodes else None
            self._nodes.setdefault(above, []).append(node)
        self._index_baselines(schedule)

    def _index_baselines(self, schedule: Schedule) -> None:
        codes = {each.code: each.id for each in schedule.activities if each.code is not None}
        for baseline in schedule.baselines:
            for planned in baseline.activities:
                owner = planned.activity_id or codes.get(planned.code or "", "")
                self._planned.setdefault(owner, []).append((baseline.id, planned))

    def lines(self) -> Iterator[str]:
        """Yield all tasks; nodes that hang on themselves are not reached."""
        yield from self._below(None, 1)
        open_nodes = [(node, 1) for node in reversed(self._nodes.get(None, []))]
        while open_nodes:
            node, level = open_nodes.pop()
            yield from self._summary(node, level)
            yield from self._below(node.id, level + 1)
            below = reversed(self._nodes.get(node.id, []))
            open_nodes.extend((each, level + 1) for each in below)

    def _summary(self, node: Wbs, level: int) -> list[str]:
        return group(
            "Task",
            element("UID", self._summaries.of(node.id)),
            element("Name", node.name),
            element("GUID", node.guid),
            element("WBS", node.code),
            element("OutlineLevel", level),
            element("Summary", True),
        )

    def _below(self, node: str | None, level: int) -> Iterator[str]:
        for each in self._activities.get(node, ()):
            yield from self._task(each, level)

    def _task(self, activity: Activity, level: int) -> list[str]:
        code = activity.code
        return group(
            "Task",
            element("UID", self.numbers.of(activity.id)),
            element("ID", code if code and code.isdecimal() else self.numbers.of(activity.id)),
            element("Name", activity.name),
            element("Type", numbered(DURATIONS, activity.duration_type)),
            element("GUID", activity.guid),
            element("CreateDate", activity.created),
            element("OutlineLevel", level),
            element("Priority", activity.priority),
            element("Summary", False),
            element("Milestone", activity.type in (START_MILESTONE, FINISH_MILESTONE)),
            element("Manual", activity.is_manual),
            element("CalendarUID", self._calendars.of(activity.calendar_id) or NO_CALENDAR),
            _dates(activity),
            _amounts(activity),
            _constraint(activity),
            *(self._link(each) for each in self._links.get(activity.id, ())),
            *(_baseline(*each) for each in self._planned.get(activity.id, ())),
        )

    def _link(self, relation: Relation) -> list[str]:
        percent = relation.lag_percent
        units = (PERCENT, ELAPSED_PERCENT) if percent is not None else (MINUTES, ELAPSED_MINUTES)
        near = self.numbers.of(relation.predecessor_id)
        return group(
            "PredecessorLink",
            element("PredecessorUID", near or relation.predecessor_id),
            element("Type", numbered(RELATIONS, relation.type) or relation.type),
            element("CrossProject", near is None),
            element("CrossProjectName", None if near else relation.predecessor_project_id),
            element("LinkLag", relation.lag_minutes * TENTHS if percent is None else percent),
            element("LagFormat", units[relation.is_elapsed]),
        )


def _dates(activity: Activity) -> list[str]:
    return [
        *element("Start", activity.planned_start),
        *element("Finish", activity.planned_finish),
        *element("ActualStart", activity.actual_start),
        *element("ActualFinish", activity.actual_finish),
        *element("EarlyStart", activity.early_start),
        *element("EarlyFinish", activity.early_finish),
        *element("LateStart", activity.late_start),
        *element("LateFinish", activity.late_finish),
    ]


def _amounts(activity: Activity) -> list[str]:
    percent = activity.percent_complete
    return [
        *_minutes("Duration", activity.original_minutes),
        *_minutes("RemainingDuration", activity.remaining_minutes),
        *element("TotalSlack", _tenths(activity.total_float_minutes)),
        *element("FreeSlack", _tenths(activity.free_float_minutes)),
        *element("PercentComplete", percent),
        *element("PhysicalPercentComplete", activity.physical_percent),
        *_work("Work", activity.planned_units),
        *_work("ActualWork", activity.actual_units),
        *_work("RemainingWork", activity.remaining_units),
    ]


def _constraint(activity: Activity) -> list[str]:
    kind = activity.constraint
    if kind is None:
        return element("ConstraintType", SOON)
    number = numbered(CONSTRAINTS, NEAREST.get(kind, kind)) or kind
    return [
        *element("ConstraintType", number),
        *element("ConstraintDate", activity.constraint_date),
    ]


def _baseline(number: str, planned: BaselineActivity) -> list[str]:
    return group(
        "Baseline",
        element("Number", number),
        element("Start", planned.start),
        element("Finish", planned.finish),
        _minutes("Duration", planned.duration_minutes),
        _work("Work", planned.units),
    )


def _minutes(name: str, minutes: int | None) -> list[str]:
    return element(name, None if minutes is None else duration_of(minutes))


def _work(name: str, hours: float | None) -> list[str]:
    return element(name, None if hours is None else duration_of_hours(hours))


def _tenths(minutes: int | None) -> int | None:
    return None if minutes is None else minutes * TENTHS
