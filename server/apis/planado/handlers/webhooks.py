"""The operations on webhooks: where events go, and what became of each attempt."""

from typing import Any

from understudy.api import Doc, NotFound, OrgHooks
from understudy.server.apis.planado.page import page_of

Answer = dict[str, Any]


async def list_webhooks(hooks: OrgHooks) -> Answer:
    """Return the webhooks of the account."""
    return {
        "webhooks": [
            {
                "uuid": row["id"],
                "url": row["url"],
                "event_types": row["event_types"],
                "secret": row["secret"],
            }
            for row in hooks.subscriptions()
        ]
    }


async def list_webhook_requests(webhook_id: str, after: str | None, hooks: OrgHooks) -> Answer:
    """Return a page of the attempts that were made, the newest first."""
    try:
        ids = {row["id"].lower(): row["id"] for row in hooks.subscriptions()}
        requests = hooks.requests(ids.get(webhook_id.lower(), webhook_id))
    except NotFound:
        raise NotFound("Webhook not found") from None
    newest_first = sorted(requests, key=lambda request: request["send_at"], reverse=True)
    return {"requests": page_of([shown_request(request) for request in newest_first], after)}


def shown_request(request: Doc) -> Answer:
    """Return an attempt as Planado shows it: one that is made is `sent`, whatever came of it."""
    return {
        "uuid": request["id"],
        "event_type": request["event_type"],
        "entity_type": request["entity_type"],
        "entity_uuid": request["entity_id"],
        "entity_version": request["entity_version"],
        "attempt_no": request["number"],
        "status": "scheduled" if request["status"] == "pending" else "sent",
        "http_request_body": request["request_body"],
        "http_response_code": request["code"],
        "http_response_headers": None if request["code"] is None else dict(request["headers"]),
        "http_response_body": None if request["code"] is None else request["body"],
        "send_at": request["send_at"],
        "sent_at": request["sent_at"],
        "request_time_ms": request["duration_ms"],
        "error_type": request["error_type"],
        "error_description": request["error"],
    }
