"""A schedule computed from one end to the other and back."""

from collections.abc import Callable, Iterable

from understudy.server.apis.kazinex.schedule.critical_path.backward import (
    latest_finishes,
    place_late,
)
from understudy.server.apis.kazinex.schedule.critical_path.counted import Counted
from understudy.server.apis.kazinex.schedule.critical_path.forward import place_early
from understudy.server.apis.kazinex.schedule.critical_path.longest import longest_path
from understudy.server.apis.kazinex.schedule.critical_path.network import Dates, Network
from understudy.server.apis.kazinex.schedule.critical_path.order import circles, ordered
from understudy.server.apis.kazinex.schedule.critical_path.result import Scheduled, Times
from understudy.server.apis.kazinex.schedule.critical_path.slack import (
    is_as_late_as_possible,
    push_late,
)
from understudy.server.apis.kazinex.schedule.critical_path.telling import Telling
from understudy.server.apis.kazinex.schedule.model import Options, Schedule
from understudy.server.apis.kazinex.schedule.work_time import OutOfSpan, moment_of


class _Uncomputable(Exception):
    """The dates cannot be computed, for the reason that the message tells people."""


def scheduled(schedule: Schedule, options: Options | None = None) -> Scheduled:
    """Return early and late dates, floats and the critical path; see the package."""
    counted = Counted(schedule, options)
    network = counted.network()
    order = ordered(network)
    if len(order) < len(network.nodes):
        found = circles(network, order)
        names = [tuple(network.nodes[each].activity.id for each in circle) for circle in found]
        return Scheduled(loops=tuple(names), problem="the links run in a circle")
    try:
        _check_data_dates(network, counted)
        return _computed(network, order, counted)
    except _Uncomputable as reason:
        return Scheduled(problem=str(reason))


def _computed(network: Network, order: list[int], counted: Counted) -> Scheduled:
    dates = Dates.of(len(network.nodes))
    _each(network, order, lambda place: place_early(network, dates, place))
    latest = latest_finishes(network, dates)
    last = [
        end if must is None else must for end, must in zip(latest, network.must_finish, strict=True)
    ]
    ends = [last[node.project] for node in network.nodes]
    order.reverse()
    _each(network, order, lambda place: place_late(network, dates, place, ends[place]))
    waiting = [place for place in order if is_as_late_as_possible(network.nodes[place])]
    _each(network, waiting, lambda place: push_late(network, dates, place, ends[place]))
    telling = Telling(network, dates, counted.projects, latest, longest_path(network, dates))
    times: dict[str, Times] = {}

    def tell(place: int) -> None:
        times[network.nodes[place].activity.id] = telling.times(place)

    _each(network, range(len(network.nodes)), tell)
    finishes = zip(counted.projects, latest, strict=True)
    return Scheduled(times, {project.id: moment_of(end) for project, end in finishes if end})


def _check_data_dates(network: Network, counted: Counted) -> None:
    for node in network.nodes:
        if not node.data_date:
            project = counted.projects[node.project]
            raise _Uncomputable(f"project {project.code or project.id} has no data date")


def _each(network: Network, places: Iterable[int], step: Callable[[int], None]) -> None:
    place = 0
    try:
        for place in places:
            step(place)
    except OutOfSpan:
        activity = network.nodes[place].activity
        raise _Uncomputable(
            f"activity {activity.code or activity.id} does not fit on its calendar"
            " before the year 2500"
        ) from None
