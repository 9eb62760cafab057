"""The webhooks of an organization, what was sent to them, and how to send it again."""

from typing import Any

import orjson

from understudy.server.control.console.forms import body_of
from understudy.server.control.console.page import Asked, Done, Page, cursor_of
from understudy.server.control.console.pages.choice import choice_of
from understudy.server.control.delivery import delivery
from understudy.server.control.effort import Effort
from understudy.server.control.handlers.webhooks import deliveries_page, secrets_of
from understudy.server.state.failures import NotFound
from understudy.server.state.webhooks.deliveries import DELIVERIES

SHOWN = 100


async def show(asked: Asked) -> dict[str, Any]:
    """Return the webhooks of an organization and their latest deliveries, newest first."""
    sending = [api.name for api in asked.world.served if api.webhooks]
    if not sending:
        return {"choice": None, "apis": (await asked.line.get("health"))["apis"]}
    choice = await choice_of(asked, asked.query, sending)
    place = {"api": choice.api, "org": choice.org}
    policy = next(api.webhooks for api in asked.world.served if api.name == choice.api)
    page = await deliveries_page(asked.world, {**place, "limit": SHOWN, **cursor_of(asked)})
    return {
        "choice": choice,
        "event_types": policy.event_types if policy else (),
        "webhooks": await asked.line.get("webhooks", **place),
        "deliveries": page.newest_first,
        "older": page.before,
        "is_newest": not cursor_of(asked),
    }


async def add_webhook(asked: Asked) -> Done:
    """Have events sent to an address."""
    body = body_of(asked.schema("WebhookCreate")["properties"], asked.sent)
    webhook = await asked.line.post("webhooks", body=body)
    return Done(f"Events from now on are sent to {webhook['url']}.")


async def remove_webhook(asked: Asked) -> Done:
    """Remove a webhook."""
    webhook = await asked.line.delete("webhooks", id_of(asked))
    return Done(f"Nothing more is sent to {webhook['url']}.")


async def test_webhook(asked: Asked) -> Done:
    """Send an event that has not happened."""
    body = body_of(asked.schema("TestEvent")["properties"], asked.sent)
    delivery = await asked.line.post("webhooks", id_of(asked), "test", body=body)
    return Done(f"{delivery['event_type']} is on its way to {delivery['url']}.")


async def redeliver(asked: Asked) -> Done:
    """Send the event of a delivery once more."""
    delivery = await asked.line.post("webhooks", "deliveries", id_of(asked), "redeliver")
    again = {"again": delivery["id"]}
    return Done(f"{delivery['event_type']} is on its way to {delivery['url']} again.", again)


def id_of(asked: Asked) -> str:
    """Return what a form is about."""
    return str(asked.sent.get("id", ""))


async def show_delivery(asked: Asked) -> dict[str, Any]:
    """Return one delivery with its attempts, or raise NotFound."""
    key = asked.query.get("id", "")
    row = asked.world.store.rows(DELIVERIES).get(key)
    if row is None:
        raise NotFound(f"No delivery has the id {key!r}: it is not kept any more.")
    effort = Effort()
    shown = await effort.gather(delivery(row, secrets_of(asked.world, effort), effort))
    return {"delivery": orjson.loads(shown), "again": None}


PAGE = Page(
    "/webhooks",
    "Webhooks",
    "webhooks.html",
    show,
    {
        "add_webhook": add_webhook,
        "remove_webhook": remove_webhook,
        "test_webhook": test_webhook,
        "redeliver": redeliver,
    },
)
DELIVERY = Page(
    "/webhooks/delivery",
    "Delivery",
    "delivery.html",
    show_delivery,
    {"redeliver": redeliver},
    within="/webhooks",
)
