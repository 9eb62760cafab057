"""One check of a schedule made up for a test."""

from typing import Any

from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.model import Schedule
from understudy.server.apis.kazinex.schedule.quality import Check, Quality, Settings, assessed


def quality(schedule: Schedule, baseline: Schedule | None = None, **settings: Any) -> Quality:
    """Return the verdict on a schedule."""
    return assessed(schedule, scheduled(schedule), baseline, Settings(**settings))


def check(
    name: str, schedule: Schedule, baseline: Schedule | None = None, **settings: Any
) -> Check:
    """Return what one check came to."""
    return quality(schedule, baseline, **settings).check(name)


def told(check: Check) -> tuple[object, ...]:
    """Return value, population and findings of a check."""
    return check.value, check.population, list(check.findings)
