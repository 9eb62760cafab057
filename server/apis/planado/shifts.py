"""When a user works: shifts that cover one another, and a timeline without gaps."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from understudy.api import Conflict, Doc, OrgStore
from understudy.server.apis.planado.moment import in_utc
from understudy.server.apis.planado.reference import refer

Shift = dict[str, Any]

LONGEST = timedelta(days=7)


def span_of(after: str, before: str) -> tuple[datetime, datetime]:
    """Return the instants between which a timeline is asked for; Conflict beyond a week."""
    begin, end = (datetime.combine(date.fromisoformat(day), time(), UTC) for day in (after, before))
    if end < begin:
        raise Conflict("before must not be earlier than after")
    if end - begin > LONGEST:
        raise Conflict("after and before must be at most one week apart")
    return begin, end


def new_shift(given: Doc, number: int, org: OrgStore) -> Shift:
    """Return a shift that a body describes."""
    begin, end = in_utc(given["time_from"]), in_utc(given["time_to"])
    if end <= begin:
        raise Conflict(f"shifts[{number}].time_to must be later than time_from")
    job_type = refer(org.job_types, given.get("job_type"), f"shifts[{number}].job_type", "code")
    return {
        "time_from": begin.isoformat(),
        "time_to": end.isoformat(),
        "working": given.get("working", True),
        "territory": refer(org.territories, given.get("territory"), f"shifts[{number}].territory"),
        "job_type": job_type,
    }


def covered(shifts: Sequence[Doc], cover: Doc) -> list[Doc]:
    """Return shifts in the order of time, with one put over what was there."""
    rest = [
        piece
        for shift in shifts
        for piece in (
            clipped(shift, shift["time_from"], cover["time_from"]),
            clipped(shift, cover["time_to"], shift["time_to"]),
        )
        if piece is not None
    ]
    return sorted([*rest, cover], key=lambda shift: in_utc(shift["time_from"]))


def clipped(shift: Doc, begin: str, end: str) -> Doc | None:
    """Return what of a shift lies between two instants, None where nothing does."""
    begin = max(begin, shift["time_from"], key=in_utc)
    end = min(end, shift["time_to"], key=in_utc)
    if in_utc(begin) >= in_utc(end):
        return None
    return {**shift, "time_from": begin, "time_to": end}


def timeline(shifts: Sequence[Doc], begin: datetime, end: datetime) -> list[Doc]:
    """Return what a user does between two instants; between shifts, the user does not work."""
    parts: list[Doc] = []
    at, until = begin.isoformat(), end.isoformat()
    for shift in shifts:
        part = clipped(shift, at, until)
        if part is None:
            continue
        if in_utc(part["time_from"]) > in_utc(at):
            parts.append(pause(at, part["time_from"]))
        parts.append(part)
        at = part["time_to"]
    return parts if in_utc(at) >= in_utc(until) else [*parts, pause(at, until)]


def pause(begin: str, end: str) -> Shift:
    """Return a stretch of time without work."""
    times = {"time_from": begin, "time_to": end}
    return {**times, "working": False, "territory": None, "job_type": None}
