"""The operations on webhooks: clients subscribe by them."""

from typing import Any

from understudy.api import Doc, Ids, NotFound, OrgHooks
from understudy.server.apis.kazinex.page import Page, Wanted

Body = dict[str, Any]
Answer = dict[str, Any]


async def list_webhooks(page: int | None, per_page: int | None, hooks: OrgHooks) -> Page:
    """Return a page of the webhooks, the newest first."""
    return Wanted(page, per_page).of(hooks.subscriptions()[::-1], shown_webhook)


async def create_webhook(body: Body, hooks: OrgHooks, ids: Ids) -> Answer:
    """Register a webhook; this is the only time that its secret is shown."""
    events = list(dict.fromkeys(body["events"]))
    hook = hooks.subscribe(body["url"], events, ids.hex(40))
    return {**shown_webhook(hook), "secret": hook["secret"]}


async def delete_webhook(webhook_id: str, hooks: OrgHooks) -> None:
    """Remove a webhook."""
    try:
        hooks.unsubscribe(webhook_id)
    except NotFound:
        raise NotFound(f"There is no webhook {webhook_id}") from None


def shown_webhook(hook: Doc) -> Answer:
    """Return a webhook without its secret."""
    return {"id": hook["id"], "url": hook["url"], "events": hook["event_types"]}
