"""When work is done: shifts of weekdays, and days that differ."""

from dataclasses import dataclass
from datetime import date

# From and to, in minutes of a day: (480, 720) is 08:00 to 12:00; a day ends at 1440.
Shift = tuple[int, int]
Shifts = tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class ExceptionDay:
    """A day whose hours differ from those of its weekday; without shifts it is a holiday."""

    day: date
    shifts: Shifts = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """When work is done. `week` has the shifts of Monday to Sunday, as `date.weekday()` counts.

    Shifts are sorted and do not overlap; `exceptions` are sorted, one a day, and what a calendar
    takes from its base (MSPDI) stands in it. `day_minutes` converts durations to days (XER
    `day_hr_cnt`), None where the file is silent: 480. `kind` is CA_Base, CA_Project or CA_Rsrc.
    """

    id: str
    name: str | None = None
    week: tuple[Shifts, ...] = ((),) * 7
    exceptions: tuple[ExceptionDay, ...] = ()
    day_minutes: int | None = None
    kind: str | None = None
    project_id: str | None = None
    base_id: str | None = None
    is_default: bool = False
