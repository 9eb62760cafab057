"""Working hours of a day, as the readers of all formats bring them into one form."""

from collections.abc import Iterable

from understudy.server.apis.kazinex.schedule.model import Shift, Shifts

DAY = 24 * 60
WORKING: Shifts = ((8 * 60, 16 * 60),)
# What P6 takes where a calendar has no record: Monday to Friday from 8 to 16.
STANDARD_WEEK: tuple[Shifts, ...] = (WORKING,) * 5 + ((),) * 2


def normal(shifts: Iterable[Shift]) -> Shifts:
    """Return shifts sorted, without overlaps and empty ones.

    A finish at 00:00 is the end of the day. A shift past midnight ends with its day, as P6 has
    none: what is after midnight belongs to the next day.
    """
    kept: list[Shift] = []
    for start, finish in sorted((start, finish or DAY) for start, finish in shifts):
        last = finish if finish >= start else DAY
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], last))
        elif start < last:
            kept.append((start, last))
    return tuple(kept)


def minute_of(text: str) -> int:
    """Return the minute of the day of `08:00` or `08:00:00`; ValueError for anything else."""
    parts = text.strip().split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError("is not a time of day")
    hour, minute = int(parts[0][:4]), int(parts[1][:4])
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ValueError("is not a time of day")
    return hour * 60 + minute


def clock(minute: int) -> str:
    """Return a minute of the day as `08:00`; its end is `00:00`."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
