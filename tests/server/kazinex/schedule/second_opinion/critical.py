"""The second opinion on a schedule: dates, floats and what is critical."""

from datetime import datetime

from tests.server.kazinex.schedule.second_opinion.dates import Opinion, Span
from tests.server.kazinex.schedule.second_opinion.early import Spans, early_dates
from tests.server.kazinex.schedule.second_opinion.late import (
    late_dates,
    latest_finish,
    limit,
    pushed,
)
from tests.server.kazinex.schedule.second_opinion.links import FROM_FINISH, TO_FINISH, World
from tests.server.kazinex.schedule.second_opinion.minutes import DAYS, ORIGIN

from understudy.server.apis.kazinex.schedule.model import COMPLETE, Activity, Relation, Schedule


def opinion(schedule: Schedule, origin: datetime = ORIGIN, days: int = DAYS) -> Opinion:
    """Schedule by docs/schedules.md, slowly."""
    world = World(schedule, origin, days)
    loops = _loops(world)
    if loops:
        return Opinion(loops=loops)
    logic = early_dates(world)
    late = late_dates(world, logic)
    early = pushed(world, logic, late)
    total = {key: _total_float(world, key, early[key], late[key]) for key in late}
    critical = {key for key in late if _is_critical(world, key, total)}
    for project in world.projects.values():
        if project.critical_type == "CT_DrivPath" and not project.is_stub:
            critical |= _longest_path(world, project.id, early)
    free = {key: _free_float(world, world.activities[key], logic, early) for key in late}
    return Opinion(loops, logic, early, late, total, free, frozenset(critical))


def _loops(world: World) -> frozenset[str]:
    """Return what comes back to itself; all successors of successors are written out for that."""
    behind = {
        key: {each.successor_id for each in world.links if each.predecessor_id == key}
        for key in world.activities
    }
    for _ in behind:
        before = {key: len(others) for key, others in behind.items()}
        for others in behind.values():
            for other in tuple(others):
                others |= behind[other]
        if before == {key: len(others) for key, others in behind.items()}:
            break
    return frozenset(key for key, others in behind.items() if key in others)


def _total_float(world: World, key: str, early: Span, late: Span) -> int:
    activity = world.activities[key]
    calendar = world.minutes_of(activity)
    by_finish = calendar.upto(late.finish) - calendar.upto(early.finish)
    by_start = calendar.upto(late.start) - calendar.upto(early.start)
    by_type = {"FT_FF": by_finish, "FT_SS": by_start}
    return by_type.get(world.project(activity).options.float_type, min(by_finish, by_start))


def _free_float(world: World, activity: Activity, logic: Spans, early: Spans) -> int:
    """Return by how much work an activity can slip before the next one, or the project, does."""
    calendar, span = world.minutes_of(activity), early[activity.id]
    rooms = [
        calendar.upto(limit(world, link, early))
        - calendar.upto(span.finish if link.type in FROM_FINISH else span.start)
        for link in world.out_of(activity)
    ]
    end = latest_finish(world, activity.project_id, logic)
    room = min(rooms) if rooms else calendar.upto(end) - calendar.upto(span.finish)
    return max(0, room)


def _is_critical(world: World, key: str, total: dict[str, int]) -> bool:
    project = world.project(world.activities[key])
    return project.critical_type != "CT_DrivPath" and total[key] <= project.critical_minutes


def _longest_path(world: World, project_id: str, early: Spans) -> set[str]:
    """Return what drives the latest finish of a project, and what of it drives that, and so on."""
    mine = [
        key
        for key, each in world.activities.items()
        if each.project_id == project_id and each.status != COMPLETE
    ]
    last = max((early[key].finish for key in mine), default=0)
    path = {key for key in mine if early[key].finish == last}
    while True:
        drivers = {
            link.predecessor_id
            for link in world.links
            if link.successor_id in path
            and link.predecessor_id in mine
            and _is_driving(world, link, early)
        }
        if drivers <= path:
            return path
        path |= drivers


def _is_driving(world: World, link: Relation, early: Spans) -> bool:
    """Whether a link leaves its successor no room: by work time the two instants are the same."""
    predecessor = world.activities[link.predecessor_id]
    successor = world.activities[link.successor_id]
    if COMPLETE in (predecessor.status, successor.status):
        return False
    calendar = world.minutes_of(successor)
    before, after = early[predecessor.id], early[successor.id]
    given = world.later(link, before.finish if link.type in FROM_FINISH else before.start)
    taken = after.finish if link.type in TO_FINISH else after.start
    return calendar.upto(given) == calendar.upto(taken)
