"""Who is told of what happens, and what became of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from understudy.server.control.delivery import delivery
from understudy.server.control.effort import Effort
from understudy.server.control.naming.names import check_names
from understudy.server.control.paging import Look, Page, page_of
from understudy.server.control.secrets import Secrets
from understudy.server.served import Written
from understudy.server.state.access.masking import masked_key
from understudy.server.state.storage.rows import Doc
from understudy.server.state.webhooks.deliveries import status_of
from understudy.server.world import World

Body = Mapping[str, Any]
Query = Mapping[str, Any]
Answer = dict[str, Any]

WEBHOOK = ("id", "api", "org", "url", "event_types", "secret")
# Where a filter's name is not what a row calls it.
FIELDS = {"webhook": "subscription"}
NO_FILTERS = ("limit", "before", "status")


async def list_webhooks(
    world: World, api: str | None, org: str | None, reveal: bool | None
) -> list[Answer]:
    """Return the webhooks, their secrets masked unless they are asked for."""
    check_names(world, {"api": api, "org": org})
    return [shown_webhook(world, row, whole=bool(reveal)) for row in world.webhooks.list(api, org)]


async def add_webhook(world: World, body: Body) -> Answer:
    """Have events sent to an address; this answer shows the secret whole."""
    types = body.get("event_types", ())
    row = world.webhooks.add(body["api"], body["org"], body["url"], types, body.get("secret"))
    return shown_webhook(world, row, whole=True)


async def remove_webhook(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Remove a webhook."""
    return shown_webhook(world, world.webhooks.remove(id), whole=False)


async def test_webhook(world: World, id: str, body: Body) -> Written:  # noqa: A002  # the spec's parameter name
    """Send an event that has not happened."""
    return shown_delivery(world, world.webhooks.test(id, body.get("event_type")))


async def list_deliveries(world: World, query: Query) -> Written:
    """Return a page of the deliveries that are asked for, newest last."""
    return (await deliveries_page(world, query)).answer(query)


async def deliveries_page(world: World, query: Query) -> Page:
    """Return a page of the deliveries that the query asks for."""
    check_names(world, query)
    effort = Effort()
    secrets = secrets_of(world, effort)
    looks = (
        Look(number, 0, row if has(row, query) else None)
        for number, row in world.webhooks.newest_first(query.get("before"))
    )
    return await page_of(
        looks, lambda row: delivery(row, secrets, effort), effort, query.get("limit")
    )


def has(row: Doc, query: Query) -> bool:
    """Whether a delivery is one that the query asks for."""
    filters = {name: value for name, value in query.items() if name not in NO_FILTERS}
    if any(row[FIELDS.get(name, name)] != value for name, value in filters.items()):
        return False
    return query.get("status") in (None, status_of(row))


async def redeliver(world: World, id: str) -> Written:  # noqa: A002  # the spec's parameter name
    """Send the event of a delivery once more."""
    return shown_delivery(world, world.webhooks.redeliver(id))


def shown_webhook(world: World, row: Doc, *, whole: bool) -> Answer:
    """Return a webhook with how it stands."""
    waiting, missed = world.webhooks.standing(row["id"])
    secret = row["secret"] if whole or row["secret"] is None else masked_key(row["secret"])
    return {**chosen(row, WEBHOOK), "secret": secret, "waiting": waiting, "missed": missed}


def secrets_of(world: World, effort: Effort) -> Secrets:
    """Return the secrets of all webhooks: a receiver may send back what it got."""
    found = (row["secret"] for row in world.webhooks.list(None, None) if row["secret"])
    return Secrets(found, effort)


def shown_delivery(world: World, row: Doc) -> Written:
    """Return one delivery."""
    effort = Effort()
    return Written(delivery(row, secrets_of(world, effort), effort))


def chosen(row: Doc, fields: Sequence[str]) -> Answer:
    """Return some fields of a row."""
    return {field: row[field] for field in fields}
