"""A third opinion, of networkx: on one calendar, dates are paths through a graph of minutes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

import networkx as nx
from tests.server.kazinex.schedule.second_opinion.compared import Comparison
from tests.server.kazinex.schedule.second_opinion.early import constraints
from tests.server.kazinex.schedule.second_opinion.links import World

from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.model import Activity, Relation, Schedule

GROUND = "ground"


@dataclass(frozen=True)
class Work:
    """When an activity starts and finishes, in minutes of work since the origin."""

    early_start: int
    late_start: int
    duration: int


def works(world: World) -> dict[str, Work]:
    """Return the longest and shortest paths to every activity of a schedule without progress."""
    earliest = nx.single_source_bellman_ford_path_length(_forward(world), GROUND)
    early = {key: -round(length) for key, length in earliest.items() if key != GROUND}
    latest = nx.single_source_bellman_ford_path_length(_backward(world, early), GROUND)
    return {
        key: Work(start, round(latest[key]), _duration(world.activities[key]))
        for key, start in early.items()
    }


def _forward(world: World) -> "nx.DiGraph[str]":
    """Return a graph in which the shortest path, of negative lengths, is the longest one."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for activity in world.activities.values():
        for start in _earliest(world, activity):
            _shorten(graph, GROUND, activity.id, -start)
    for link in world.links:
        _shorten(graph, link.predecessor_id, link.successor_id, -_offset(world, link))
    return graph


def _backward(world: World, early: dict[str, int]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    for activity in world.activities.values():
        for start in _latest(world, activity, early):
            _shorten(graph, GROUND, activity.id, start)
    for link in world.links:
        _shorten(graph, link.successor_id, link.predecessor_id, -_offset(world, link))
    return graph


def _shorten(graph: "nx.DiGraph[str]", one: str, other: str, length: int) -> None:
    known = graph.get_edge_data(one, other, {"weight": length})["weight"]
    graph.add_edge(one, other, weight=min(length, known))


def _offset(world: World, link: Relation) -> int:
    """Return by how much work the successor's start is behind the predecessor's, at least."""
    before = _duration(world.activities[link.predecessor_id])
    after = _duration(world.activities[link.successor_id])
    offsets = {"PR_FS": before, "PR_SS": 0, "PR_FF": before - after, "PR_SF": -after}
    return offsets[link.type] + link.lag_minutes


def _earliest(world: World, activity: Activity) -> list[int]:
    calendar, work = world.minutes_of(activity), _duration(activity)
    moments = [(world.project(activity).data_date, 0), (activity.external_early_start, 0)]
    for name, moment in constraints(activity):
        if name in ("CS_MSOA", "CS_MSO"):
            moments.append((moment, 0))
        if name in ("CS_MEOA", "CS_MEO"):
            moments.append((moment, work))
    return [calendar.upto(world.instant(moment)) - less for moment, less in moments if moment]


def _latest(world: World, activity: Activity, early: dict[str, int]) -> list[int]:
    calendar, work = world.minutes_of(activity), _duration(activity)
    project = world.project(activity)
    ends = [
        start + _duration(world.activities[key])
        for key, start in early.items()
        if world.activities[key].project_id == project.id
    ]
    limits = [max(ends) - work]
    if project.must_finish is not None:
        limits = [calendar.upto(world.instant(project.must_finish)) - work]
    for name, moment in constraints(activity):
        if name in ("CS_MEOB", "CS_MEO"):
            limits.append(calendar.upto(world.instant(moment)) - work)
        if name in ("CS_MSOB", "CS_MSO"):
            limits.append(calendar.upto(world.instant(moment)))
    return limits


def _duration(activity: Activity) -> int:
    return activity.remaining_minutes or 0


def compare_work(made: Iterable[tuple[int, Schedule]]) -> Comparison:
    """Compare dates, as work, and total floats of schedules with their seeds."""
    comparison = Comparison()
    for seed, schedule in made:
        world, first = World(schedule), scheduled(schedule)
        assert first.problem is None
        assert not first.loops
        for key, work in works(world).items():
            upto = _work_upto(world, world.activities[key])
            times = first.times[key]
            pairs = {
                "early start": (upto(times.early_start), work.early_start),
                "early finish": (upto(times.early_finish), work.early_start + work.duration),
                "late start": (upto(times.late_start), work.late_start),
                "late finish": (upto(times.late_finish), work.late_start + work.duration),
                "total float": (times.total_float, work.late_start - work.early_start),
            }
            for name, (one, other) in pairs.items():
                comparison.add(f"seed {seed}, {name} of {key}", one, other)
    return comparison


def _work_upto(world: World, activity: Activity) -> Callable[[datetime | None], int]:
    calendar = world.minutes_of(activity)

    def upto(moment: datetime | None) -> int:
        assert moment is not None
        return calendar.upto(world.instant(moment))

    return upto
