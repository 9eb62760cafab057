"""Where a job can go, and what each move does to it: the mobile app makes them, and tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from understudy.api import Conflict, Doc, Ids, NotFound, uuid_of

Fields = dict[str, Any]

UNDER_WAY = ("started", "suspended")


@dataclass(frozen=True)
class Move:
    """A step of a job: from which statuses, to which, and the timestamp that it leaves."""

    event_type: str
    start: Sequence[str]
    to: str
    stamps: str | None = None


SET_OUT = Move("job_en_route", ("posted", "scheduled"), "en_route", "en_route_at")
START = Move("job_started", ("en_route",), "started", "started_at")
SUSPEND = Move("job_suspended", ("started",), "suspended", "suspended_at")
RESUME = Move("job_resumed", ("suspended",), "started")
FINISH = Move("job_finished", UNDER_WAY, "finished", "finished_at")
CANCEL = Move("job_canceled", ("posted", "scheduled", "en_route", *UNDER_WAY), "canceled")


def moved(job: Doc, move: Move, now: str) -> Fields:
    """Return the fields that a move changes, or raise Conflict where the job cannot make it."""
    if job["status"] not in move.start:
        raise Conflict(
            f"a job that is {job['status']} cannot become {move.to}; "
            f"one that is {' or '.join(move.start)} can"
        )
    times = {move.stamps: now} if move.stamps else {}
    return {"status": move.to, "timestamps": {**job["timestamps"], **times}}


def resolution_of(job: Doc, name: str | None, ids: Ids) -> Fields:
    """Return how a job ends: one of its possible resolutions, the first successful by default.

    A job that names none can end in any way.
    """
    possible: Sequence[Fields] = job["possible_resolutions"]
    if not possible:
        return {"uuid": uuid_of(ids), "name": name or "Success", "successful": True}
    for resolution in possible:
        if name == resolution["name"] or (name is None and resolution["successful"]):
            return resolution
    names = ", ".join(resolution["name"] for resolution in possible)
    raise NotFound(f"the job cannot end with {name!r}; its resolutions are: {names}")
