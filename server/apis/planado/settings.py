"""What Planado keeps, how its keys, webhooks and limits work, and which switches it has."""

from collections.abc import Mapping
from datetime import timedelta
from types import ModuleType

from understudy.server.apis.planado import envelope, handlers
from understudy.server.apis.planado.event import EVENT_TYPES, sample
from understudy.server.apis.planado.observed import envelope as observed_envelope
from understudy.server.apis.planado.observed import handlers as observed_handlers
from understudy.server.state.collection import Collection
from understudy.server.state.ids import Ids
from understudy.server.state.keys import KeyPolicy
from understudy.server.state.limits import Bucket, LimitPolicy
from understudy.server.state.webhooks import Sending, WebhookPolicy, doubling

COLLECTIONS = (
    Collection("jobs", by=("external_id",), key="uuid"),
    Collection("history", by=("_job",), key="uuid"),
    Collection("clients", by=("external_id",), key="uuid"),
    Collection("sites", by=("external_id",), key="uuid"),
    Collection("templates", key="uuid"),
    Collection("job_types", key="uuid"),
    Collection("territories", key="uuid"),
    Collection("teams", key="uuid"),
    Collection("skills", key="uuid"),
    Collection("dictionaries", key="uuid"),
    Collection("dictionary_values", by=("_dictionary",), key="uuid"),
    Collection("users", by=("email",), key="uuid"),
)

# The first value of each is the default.
SETTINGS: dict[str, tuple[str, ...]] = {
    "profile": ("both", "classic", "current", "observed"),
    "limit_answer": ("text", "json", "200-text"),
}


def mint(ids: Ids) -> str:
    """Return a new key."""
    return f"pl-{ids.hex(40)}"


# "Making requests": the refresh button makes a new key, and the old one is gone.
KEY_POLICY = KeyPolicy(kind="single", mint=mint)


def headers_of(sending: Sending) -> dict[str, str]:
    """Return what an attempt carries: its number, and the secret as it stands."""
    headers = {"X-Planado-Delivery-Attempt": str(sending.attempt)}
    if sending.secret is not None:
        headers["X-Planado-Secret"] = sending.secret
    return headers


# 17 retries that end about a week after the first attempt: 655,355 s in all.
WEBHOOKS = WebhookPolicy(
    event_types=EVENT_TYPES,
    delays=doubling(timedelta(seconds=5), 17),
    headers=headers_of,
    sample=sample,
)


def LIMITS(settings: Mapping[str, str]) -> LimitPolicy:  # noqa: N802  # the registry's name for it
    """Return the leaky bucket of a profile, and how its refusal looks."""
    calls = 90 if settings["profile"] == "current" else 60
    return LimitPolicy(limit=Bucket(calls, 60), form=settings["limit_answer"])


def HANDLERS(settings: Mapping[str, str]) -> ModuleType:  # noqa: N802  # the registry's name for it
    """Return the operations of a profile."""
    return observed_handlers if settings["profile"] == "observed" else handlers


def ENVELOPE(settings: Mapping[str, str]) -> ModuleType:  # noqa: N802  # the registry's name for it
    """Return the words of a profile."""
    return observed_envelope if settings["profile"] == "observed" else envelope
