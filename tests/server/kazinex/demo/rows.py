"""Rows of a plan in whole days, what each waits for, and when it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from understudy.server.apis.kazinex.schedule.model import FINISH_MILESTONE, START_MILESTONE

FIRST = date(2025, 2, 3)
HOLIDAYS = (date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 26), date(2025, 8, 25))
MORNING, EVENING = time(8), time(17)
DAY = 480
MILESTONES = (START_MILESTONE, FINISH_MILESTONE)


@dataclass(frozen=True)
class Row:
    """An activity: its days of work, and what it waits for: `A1000`, `A1010:SS+2`, `A1020:FF`."""

    code: str
    name: str
    wbs: str
    days: int
    waits_for: str = ""
    work: str = ""
    type: str = "TT_Task"


@dataclass(frozen=True)
class Link:
    """A link of a plan; its lag is in days."""

    before: str
    after: str
    kind: str
    lag: int


@dataclass(frozen=True)
class Times:
    """When an activity can be done, in working days since the first: finishes are exclusive."""

    start: int
    finish: int
    late_start: int
    late_finish: int


def workdays(count: int) -> list[date]:
    """Return the first working days of the calendar."""
    days: list[date] = []
    day = FIRST
    while len(days) < count:
        if day.weekday() < 5 and day not in HOLIDAYS:
            days.append(day)
        day += timedelta(days=1)
    return days


DAYS = workdays(400)


def begins(at: int) -> datetime:
    """Return when work of a day begins."""
    return datetime.combine(DAYS[at], MORNING)


def ends(at: int) -> datetime:
    """Return when the work of all days before one has ended."""
    return datetime.combine(DAYS[at - 1], EVENING) if at else begins(0)


def links_of(rows: Iterable[Row]) -> list[Link]:
    """Return the links of a plan."""
    found = []
    for row in rows:
        for text in row.waits_for.split():
            code, _, rest = text.partition(":")
            kind, sign, lag = rest[:2] or "FS", rest[2:3], rest[3:]
            found.append(Link(code, row.code, kind, int(sign + lag) if lag else 0))
    return found


def timed(rows: Sequence[Row]) -> dict[str, Times]:
    """Return when each activity can be done; each stands after all that it waits for."""
    days = {row.code: row.days for row in rows}
    links = links_of(rows)
    early: dict[str, int] = {}
    for row in rows:
        bounds = [
            early_bound(link, early[link.before], days) for link in links if link.after == row.code
        ]
        early[row.code] = max([0, *bounds])
    end = max(early[code] + days[code] for code in early)
    late: dict[str, int] = {}
    for row in reversed(rows):
        bounds = [
            late_bound(link, late[link.after], days) for link in links if link.before == row.code
        ]
        late[row.code] = min([end - row.days, *bounds])
    return {
        code: Times(early[code], early[code] + days[code], late[code], late[code] + days[code])
        for code in early
    }


def early_bound(link: Link, start: int, days: Mapping[str, int]) -> int:
    """Return the earliest start that a link allows its successor."""
    ahead = start + (days[link.before] if link.kind[0] == "F" else 0) + link.lag
    return ahead - (days[link.after] if link.kind[1] == "F" else 0)


def late_bound(link: Link, start: int, days: Mapping[str, int]) -> int:
    """Return the latest start that a link allows its predecessor."""
    behind = start + (days[link.after] if link.kind[1] == "F" else 0) - link.lag
    return behind - (days[link.before] if link.kind[0] == "F" else 0)
