"""The computed times of made-up activities, as tests compare them."""

from typing import Any

from tests.server.kazinex.schedule.made import schedule

from understudy.server.apis.kazinex.schedule.critical_path import Times, scheduled
from understudy.server.apis.kazinex.schedule.model import Activity


def computed(activities: list[Activity], *links: str, **other: Any) -> dict[str, Times]:
    """Return the times of activities by code."""
    return dict(scheduled(schedule(activities, *links, **other)).times)


def early(times: Times) -> tuple[str, str]:
    """Return early start and finish."""
    return f"{times.early_start:%m-%d %H:%M}", f"{times.early_finish:%m-%d %H:%M}"


def late(times: Times) -> tuple[str, str]:
    """Return late start and finish."""
    return f"{times.late_start:%m-%d %H:%M}", f"{times.late_finish:%m-%d %H:%M}"
