"""What was planned once, where the file itself keeps it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BaselineActivity:
    """What was planned of an activity; `code` matches it, `activity_id` only where it is MSPDI's.

    `start` and `finish` are P6 XML's of the baseline project (actual, else early, else planned).
    """

    code: str | None
    activity_id: str | None = None
    name: str | None = None
    start: datetime | None = None
    finish: datetime | None = None
    duration_minutes: int | None = None
    units: float | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline in the file (P6 XML BaselineProject, MSPDI Baseline by number); XER has none."""

    id: str
    project_id: str
    name: str | None = None
    data_date: datetime | None = None
    activities: tuple[BaselineActivity, ...] = ()
