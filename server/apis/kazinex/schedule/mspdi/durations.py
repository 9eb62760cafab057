"""How MSPDI writes lengths of time: `PT40H0M0S` as xsd:duration has it, and tenths of a minute."""

import re

from understudy.server.apis.kazinex.schedule.bounds import MOST_HOURS
from understudy.server.apis.kazinex.schedule.values import Converter

DURATION = re.compile(
    r"(-?)P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.\d{1,9})?S)?)?",
    re.ASCII,
)
DAY_HOURS = 24
TENTHS = 10


class Durations(Converter):
    """Durations as minutes of work."""

    def __missing__(self, text: str) -> object:
        return self.keep(text, minutes_in(text))


class Works(Converter):
    """Durations as hours, which is the model's unit of work."""

    def __missing__(self, text: str) -> object:
        return self.keep(text, seconds_in(text) / 3600)


def minutes_in(text: str) -> int:
    """Return an xsd:duration as whole minutes; ValueError for anything else."""
    return round(seconds_in(text) / 60)


def seconds_in(text: str) -> int:
    """Return an xsd:duration as seconds; a day in it has 24 hours. ValueError for anything else."""
    found = DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()[1:]):
        raise ValueError("is not a duration such as PT8H0M0S")
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    value = ((days * DAY_HOURS + hours) * 60 + minutes) * 60 + seconds
    if value > MOST_HOURS * 3600:
        raise ValueError("is too long a duration")
    return -value if found[1] else value


def duration_of(minutes: int) -> str:
    """Return minutes as MSPDI has them: hours and no days."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}PT{hours}H{rest}M0S"


def duration_of_hours(hours: float) -> str:
    """Return hours of work as MSPDI has them, to the second."""
    minutes, seconds = divmod(round(abs(hours) * 3600), 60)
    return f"{'-' if hours < 0 else ''}PT{minutes // 60}H{minutes % 60}M{seconds}S"
