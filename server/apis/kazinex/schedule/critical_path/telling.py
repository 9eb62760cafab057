"""What is told of computed dates: moments, floats, and what is critical.

    critical      total float <= the project's limit, or on the longest path (CT_DrivPath); nothing
                  that is complete

Source: docs/schedules.md.
"""

from collections.abc import Sequence
from datetime import datetime

from understudy.server.apis.kazinex.schedule.critical_path.network import Dates, Network
from understudy.server.apis.kazinex.schedule.critical_path.result import Times
from understudy.server.apis.kazinex.schedule.critical_path.slack import free_float, total_float
from understudy.server.apis.kazinex.schedule.model import COMPLETE, Project
from understudy.server.apis.kazinex.schedule.work_time import moment_of

BY_PATH = "CT_DrivPath"


class Telling:
    """Tells the times of each node of a network whose dates are all computed."""

    def __init__(
        self,
        network: Network,
        dates: Dates,
        projects: Sequence[Project],
        latest: Sequence[int],
        path: set[int],
    ) -> None:
        self._network, self._dates = network, dates
        self._latest, self._path = latest, path
        self._moments = _Moments()
        self._limits = [
            None if each.critical_type == BY_PATH else each.critical_minutes for each in projects
        ]

    def times(self, place: int) -> Times:
        """Return the times of one node."""
        dates, moments = self._dates, self._moments
        node = self._network.nodes[place]
        start, finish = moments[dates.early_start[place]], moments[dates.early_finish[place]]
        if node.state == COMPLETE:
            return Times(start, finish, None, None, None, None, critical=False, longest_path=False)
        total = total_float(self._network, dates, place)
        limit, is_on_path = self._limits[node.project], place in self._path
        return Times(
            early_start=start,
            early_finish=finish,
            late_start=moments[dates.late_start[place]],
            late_finish=moments[dates.late_finish[place]],
            total_float=total,
            free_float=free_float(self._network, dates, place, self._latest[node.project]),
            critical=is_on_path if limit is None else total <= limit,
            longest_path=is_on_path,
        )


class _Moments(dict[int, datetime]):
    """Datetimes by instant, each made once: many activities share theirs."""

    def __missing__(self, instant: int) -> datetime:
        self[instant] = moment_of(instant)
        return self[instant]
