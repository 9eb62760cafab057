"""What only tests may change in Forward Planner: what its editors do, and its API cannot."""

from typing import Any

from understudy.api import Action, Clock, Doc, Invalid, NotFound, OrgStore, Staged, Staging
from understudy.server.apis.forwardplanner.account import PRODUCTS
from understudy.server.apis.forwardplanner.event import LONDON, changed_event, new_event, written

Body = dict[str, Any]

DAY = {"type": "string", "format": "date"}
EVENT = {
    "type": "object",
    "description": "Fields of an event; days like 2026-06-15, stamps are the clock's.",
    "properties": {"itemId": {"type": "integer", "minimum": 1}, "startDate": DAY, "endDate": DAY},
}
ITEM = {"type": "integer", "description": "The itemId of an event."}
OF = {
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {"type": "integer", "enum": [*PRODUCTS.values()]},
    "description": "The numbers of the products that have it.",
}


def make_event(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Enter an event; what is left out is empty, the day is today and the products are all."""
    given = body["fields"]
    taken = (event["itemId"] for event in org.events.all())
    item_id = given.get("itemId") or max(taken, default=0) + 1
    if org.events.find(str(item_id)) is not None:
        raise Invalid("is the id of another event", "fields.itemId")
    products = body.get("products", [*PRODUCTS.values()])
    return staged(new_event(item_id, given, products, clock.now()))


def change_event(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Change fields of an event, or the products that have it."""
    event = present(org, body["event"])
    products = body.get("products", event["_productIds"])
    changed = changed_event(event, body.get("fields", {}), clock.now())
    return staged({**changed, "_productIds": products})


def delete_event(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Delete an event softly: feeds tell of it, days leave it out."""
    gone = {"deleted": True, "deletionDate": written(clock.now(), LONDON)}
    return staged(changed_event(present(org, body["event"]), gone, clock.now()))


def embargo_event(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Set until when an event is to be held back, by the clocks of its time zone; null: not."""
    held = {"embargoTime": body["until"]}
    return staged(changed_event(present(org, body["event"]), held, clock.now()))


def present(org: OrgStore, item_id: int) -> Doc:
    """Return an event, or raise NotFound."""
    event = org.events.find(str(item_id))
    if event is None:
        raise NotFound(f"there is no event {item_id}")
    return event


def staged(event: Doc) -> Staged:
    """Return the change that stores an event."""
    return [("events", event["_id"], event)]


def taking(required: list[str], **properties: Any) -> dict[str, Any]:
    """Return the schema of a body with these properties and no others."""
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


ACTIONS = (
    Action(make_event, taking(["fields"], fields=EVENT, products=OF)),
    Action(change_event, taking(["event"], event=ITEM, fields=EVENT, products=OF)),
    Action(delete_event, taking(["event"], event=ITEM)),
    Action(
        embargo_event,
        taking(["event", "until"], event=ITEM, until={"type": "string", "nullable": True}),
    ),
)
STAGING = Staging(ACTIONS, {"events": "Event"})
