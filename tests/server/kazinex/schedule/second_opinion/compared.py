"""What both implementations say of a schedule, side by side: what differs, of how much."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from tests.server.kazinex.schedule.second_opinion.critical import opinion
from tests.server.kazinex.schedule.second_opinion.dates import Opinion
from tests.server.kazinex.schedule.second_opinion.links import World

from understudy.server.apis.kazinex.schedule.critical_path import Scheduled, scheduled
from understudy.server.apis.kazinex.schedule.model import Schedule

Value = datetime | float | str | bool | frozenset[str] | None


@dataclass
class Comparison:
    """How many values were compared, and the first differences, each with its schedule's seed."""

    values: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, place: str, first: Value, second: Value) -> None:
        """Compare one value."""
        self.values += 1
        if first != second:
            self.differences.append(f"{place}: {first}, by the second opinion {second}")


def compare_networks(made: Iterable[tuple[int, Schedule]]) -> Comparison:
    """Compare every date, float and critical flag, to the minute, of schedules with their seeds."""
    comparison = Comparison()
    for seed, schedule in made:
        first, second = scheduled(schedule), opinion(schedule)
        loops = frozenset(key for loop in first.loops for key in loop)
        comparison.add(f"seed {seed}, loops", loops, second.loops)
        comparison.add(f"seed {seed}, problem", first.problem is None, not second.loops)
        if not second.loops:
            _compare_dates(comparison, f"seed {seed}", first, second, World(schedule))
    return comparison


def _compare_dates(
    comparison: Comparison, place: str, first: Scheduled, second: Opinion, world: World
) -> None:
    comparison.add(f"{place}, activities", frozenset(first.times), frozenset(second.early))
    for key in first.times.keys() & second.early.keys():
        times = first.times[key]
        for name, value in dates(second, world, key).items():
            comparison.add(f"{place}, {name} of {key}", getattr(times, name), value)


def dates(second: Opinion, world: World, key: str) -> dict[str, Value]:
    """Return what the second opinion says of an activity, by the names of the first one."""
    early, late = second.early[key], second.late.get(key)
    return {
        "early_start": world.moment(early.start),
        "early_finish": world.moment(early.finish),
        "late_start": world.moment(late.start) if late else None,
        "late_finish": world.moment(late.finish) if late else None,
        "total_float": second.total_float.get(key),
        "free_float": second.free_float.get(key),
        "critical": key in second.critical,
    }
