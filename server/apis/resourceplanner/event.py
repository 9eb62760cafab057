"""What is told of assignments: the three events, and their signature."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from hmac import new as keyed_hash

from understudy.api import Change, Clock, Doc, Event, OrgHooks, OrgStore, Sending
from understudy.server.apis.resourceplanner.assignment import midnight, shown_assignment

CREATED, UPDATED, DELETED = EVENT_TYPES = (
    "assignment.created",
    "assignment.updated",
    "assignment.deleted",
)
NOBODY = "0" * 24


def headers_of(sending: Sending) -> Mapping[str, str]:
    """Return what an attempt carries: the event and, with a secret, the body's signature."""
    headers = {"X-ResourcePlanner-Event": sending.event_type}
    if sending.secret is not None:
        signature = keyed_hash(sending.secret.encode(), sending.body, sha256)
        headers["X-ResourcePlanner-Signature"] = signature.hexdigest()
    return headers


class Teller:
    """Announces what happens to the assignments of one workspace."""

    def __init__(self, workspace: str, org: OrgStore, hooks: OrgHooks, clock: Clock) -> None:
        self.workspace = workspace
        self.org = org
        self.hooks = hooks
        self.clock = clock

    def tell(self, event_type: str, assignments: Sequence[Doc]) -> list[Change]:
        """Return the deliveries of an event of each assignment, to be stored with its cause."""

        def event_of(assignment: Doc) -> Event:
            data = shown_assignment(assignment, self.org)
            return event(event_type, self.workspace, self.clock, data)

        return self.hooks.announce_each(event_type, assignments, event_of)


def event(event_type: str, workspace: str, clock: Clock, data: Doc) -> Event:
    """Return an event of an assignment as it is shown."""
    payload = {
        "event": event_type,
        "workspaceId": workspace,
        "timestamp": clock.stamp(),
        "data": data,
    }
    return Event(event_type, "assignment", data["id"], 1, payload)


def sample(event_type: str, clock: Clock) -> Event:
    """Return an event of a type without anything having happened, for trying a receiver."""
    day = midnight(clock.stamp())
    data = {
        "id": NOBODY,
        "project": {"id": NOBODY, "title": "Test"},
        "resource": {"id": NOBODY, "name": "Test"},
        "dateFrom": day,
        "dateTo": day,
        "hoursPerDay": 8,
        "startFrom": None,
        "note": None,
    }
    return event(event_type, NOBODY, clock, data)
