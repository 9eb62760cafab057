"""ProductionPlanner, which documents no webhooks, with some."""

from collections.abc import Mapping
from datetime import timedelta

from understudy.server.state.events import Sending
from understudy.server.state.webhooks import WebhookPolicy, doubling

API, ORG = "productionplanner", "org_acme"


def headers_of(sending: Sending) -> Mapping[str, str]:
    """Return the headers of an attempt."""
    secret = {"X-Secret": sending.secret} if sending.secret else {}
    return {"X-Attempt": str(sending.attempt), **secret}


POLICY = WebhookPolicy(
    event_types=("job_created", "job_updated"),
    delays=doubling(timedelta(seconds=5), 17),
    headers=headers_of,
)
