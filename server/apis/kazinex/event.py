"""What is told of schedules: the three events, and their signature."""

from collections.abc import Mapping
from hashlib import sha256
from hmac import new as keyed_hash
from typing import Any

from understudy.api import Clock, Event, Sending
from understudy.server.apis.kazinex.name import now

UPLOADED, MARKED, COMPLETE = EVENT_TYPES = (
    "schedule.uploaded",
    "baseline.marked",
    "quality.complete",
)


def headers_of(sending: Sending) -> Mapping[str, str]:
    """Return what an attempt carries: with a secret, the signature of the body."""
    if sending.secret is None:
        return {}
    signature = keyed_hash(sending.secret.encode(), sending.body, sha256)
    return {"X-Kazinex-Signature": f"sha256={signature.hexdigest()}"}


def event(
    event_type: str, organisation: str, project: str, clock: Clock, data: Mapping[str, Any]
) -> Event:
    """Return an event of a revision; what happens to one is told in the order of its happening."""
    payload = {
        "event": event_type,
        "organisation_id": organisation,
        "project_id": project,
        "timestamp": now(clock),
        "data": data,
    }
    return Event(event_type, "schedule", data.get("schedule_id") or data["id"], 1, payload)


def sample(event_type: str, clock: Clock) -> Event:
    """Return an event of a type without anything having happened, for trying a receiver."""
    revision = {
        "id": "sched_000000",
        "revision": 1,
        "filename": "test.xer",
        "format": "xer",
        "role": "current",
        "activity_count": 1,
        "uploaded_at": now(clock),
    }
    baseline = {
        "id": "base_000000",
        "project_id": "proj_000000",
        "schedule_id": "sched_000000",
        "revision": 1,
        "marked_at": now(clock),
    }
    quality = {"schedule_id": "sched_000000", "score": 100, "grade": "Excellent"}
    data = {UPLOADED: revision, MARKED: baseline, COMPLETE: quality}[event_type]
    return event(event_type, "org_test", "proj_000000", clock, data)
