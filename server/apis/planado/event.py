"""What is told of a change: to a job's history, and to webhooks."""

from typing import Any

from understudy.api import Clock, Doc, Event, shown
from understudy.server.apis.planado.moment import stamp

NOBODY = "00000000-0000-0000-0000-000000000000"
EVENT_TYPES = (
    "job_created",
    "job_updated",
    "job_en_route",
    "job_started",
    "job_suspended",
    "job_resumed",
    "job_finished",
    "job_canceled",
    "job_deleted",
    "client_created",
    "client_updated",
    "client_deleted",
    "site_created",
    "site_updated",
    "site_deleted",
)


def context_of(happened_at: str, source: str) -> dict[str, Any]:
    """Return where and when a change was made; no user makes those that tests and keys make."""
    return {
        "source": source,
        "happened_at": happened_at,
        "created_at": happened_at,
        "user_uuid": None,
        "user_email": None,
        "device_uuid": None,
    }


def event_of(event_type: str, entity: Doc, source: str) -> Event:
    """Return the event that a change of a job, client or site causes, with a snapshot of it."""
    kind = event_type.partition("_")[0]
    payload = {
        "event_type": event_type,
        "context": context_of(entity["updated_at"], source),
        kind: shown(entity),
    }
    return Event(event_type, kind, entity["uuid"], entity["version"], payload)


def sample(event_type: str, clock: Clock) -> Event:
    """Return an event of a type without anything having happened, for trying a receiver."""
    now = stamp(clock)
    entity = {"uuid": NOBODY, "external_id": None, "version": 1, "updated_at": now}
    return event_of(event_type, entity, "test")
