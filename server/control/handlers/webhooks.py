"""Who is told of what happens, and what became of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from understudy.server.control.masks import masked_key
from understudy.server.control.secrets import Secrets
from understudy.server.state.collection import Doc
from understudy.server.state.deliveries import attempt_status, status_of
from understudy.server.world import World

Body = Mapping[str, Any]
Query = Mapping[str, Any]
Answer = dict[str, Any]

WEBHOOK = ("id", "api", "org", "url", "event_types", "secret")
DELIVERY = (
    "api",
    "org",
    "url",
    "event_id",
    "event_type",
    "entity_type",
    "entity_id",
    "entity_version",
    "body",
    "created_at",
)


async def list_webhooks(
    world: World, api: str | None, org: str | None, reveal: bool | None
) -> list[Answer]:
    """Return the webhooks, their secrets masked unless they are asked for."""
    return [shown_webhook(world, row, whole=bool(reveal)) for row in world.webhooks.list(api, org)]


async def add_webhook(world: World, body: Body) -> Answer:
    """Have events sent to an address; this answer shows the secret whole."""
    types = body.get("event_types", ())
    row = world.webhooks.add(body["api"], body["org"], body["url"], types, body.get("secret"))
    return shown_webhook(world, row, whole=True)


async def remove_webhook(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Remove a webhook."""
    return shown_webhook(world, world.webhooks.remove(id), whole=False)


async def test_webhook(world: World, id: str, body: Body) -> Answer:  # noqa: A002  # the spec's parameter name
    """Send an event that has not happened."""
    return shown_delivery(world.webhooks.test(id, body.get("event_type")), secrets_of(world))


async def list_deliveries(world: World, query: Query) -> list[Answer]:
    """Return the deliveries that are asked for, newest last."""
    secrets = secrets_of(world)
    rows = [shown_delivery(row, secrets) for row in world.webhooks.kept()]
    filters = {name: value for name, value in query.items() if name != "limit"}
    found = [row for row in rows if all(row[name] == filters[name] for name in filters)]
    return found[-query["limit"] :] if "limit" in query else found


async def redeliver(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Send the event of a delivery once more."""
    return shown_delivery(world.webhooks.redeliver(id), secrets_of(world))


def shown_webhook(world: World, row: Doc, *, whole: bool) -> Answer:
    """Return a webhook with how it stands."""
    waiting, missed = world.webhooks.standing(row["id"])
    secret = row["secret"] if whole or row["secret"] is None else masked_key(row["secret"])
    return {**chosen(row, WEBHOOK), "secret": secret, "waiting": waiting, "missed": missed}


def secrets_of(world: World) -> Secrets:
    """Return the secrets of all webhooks: a receiver may send back what it got."""
    return Secrets(row["secret"] for row in world.webhooks.list(None, None) if row["secret"])


def shown_delivery(row: Doc, secrets: Secrets) -> Answer:
    """Return a delivery with its attempts, no secret in what was answered."""
    return {
        "id": row["id"],
        "webhook": row["subscription"],
        **chosen(row, DELIVERY),
        "status": status_of(row),
        "next_at": row["next_at"],
        "attempts": [shown_attempt(attempt, secrets) for attempt in row["attempts"]],
    }


def shown_attempt(attempt: Doc, secrets: Secrets) -> Answer:
    """Return an attempt with what became of it."""
    shown = {"number": attempt["number"], "status": attempt_status(attempt), **attempt}
    return {name: without(secrets, value) for name, value in shown.items()}


def without(secrets: Secrets, value: Any) -> Any:
    """Return a value of an attempt with the secrets in it masked, in headers too."""
    if isinstance(value, str):
        return secrets.hidden(value, masked_key)
    if isinstance(value, dict):
        return {name: without(secrets, part) for name, part in value.items()}
    return [without(secrets, part) for part in value] if isinstance(value, list) else value


def chosen(row: Doc, fields: Sequence[str]) -> Answer:
    """Return some fields of a row."""
    return {field: row[field] for field in fields}
