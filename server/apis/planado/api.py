"""What Planado keeps, how its keys, webhooks and limits work, and which switches it has."""

from datetime import timedelta

from understudy.api import (
    Api,
    Bucket,
    Collection,
    Depending,
    Envelope,
    Handlers,
    Ids,
    KeyPolicy,
    LimitPolicy,
    Sending,
    Settings,
    WebhookPolicy,
    collected,
    doubling,
)
from understudy.server.apis.planado import envelope, handlers
from understudy.server.apis.planado.event import EVENT_TYPES, sample
from understudy.server.apis.planado.observed import envelope as observed_envelope
from understudy.server.apis.planado.observed import handlers as observed_handlers
from understudy.server.apis.planado.staging import STAGING

DOCUMENTED = collected(handlers)
# What public clients have met otherwise; every other operation is the documented one.
OBSERVED = {**DOCUMENTED, **collected(observed_handlers)}


def mint(ids: Ids) -> str:
    """Return a new key."""
    return f"pl-{ids.hex(40)}"


def headers_of(sending: Sending) -> dict[str, str]:
    """Return what an attempt carries: its number, and the secret as it stands."""
    headers = {"X-Planado-Delivery-Attempt": str(sending.attempt)}
    if sending.secret is not None:
        headers["X-Planado-Secret"] = sending.secret
    return headers


def limits_of(settings: Settings) -> LimitPolicy:
    """Return the leaky bucket of a profile, and how its refusal looks."""
    calls = 90 if settings["profile"] == "current" else 60
    return LimitPolicy(limit=Bucket(calls, 60), form=settings["limit_answer"])


def handlers_of(settings: Settings) -> Handlers:
    """Return the operations of a profile."""
    return OBSERVED if settings["profile"] == "observed" else DOCUMENTED


def words_of(settings: Settings) -> Envelope:
    """Return the words of a profile."""
    return observed_envelope if settings["profile"] == "observed" else envelope


# Whether something was deleted: its place in the list stays.
REMOVED = {"_removed": {"type": "boolean", "default": False}}
LISTED = {"_dictionary": {"type": "string"}, **REMOVED}
SHIFTS = {
    "_shifts": {"type": "array", "items": {"$ref": "#/components/schemas/Shift"}, "default": []}
}
# The jobs that a job was made for, which only fixtures and imports tell.
ORIGINS = {
    name: {"type": "string", "nullable": True, "default": None}
    for name in ("_initial_job_uuid", "_completion_of_uuid")
}

API = Api(
    handlers=Depending(handlers_of),
    words=Depending(words_of),
    collections=(
        Collection("jobs", by=("external_id",), key="uuid", private={**REMOVED, **ORIGINS}),
        Collection("history", by=("_job",), key="uuid", private={"_job": {"type": "string"}}),
        Collection("clients", by=("external_id",), key="uuid", private=REMOVED),
        Collection("sites", by=("external_id",), key="uuid", private=REMOVED),
        Collection("templates", key="uuid", private=REMOVED),
        Collection("job_types", key="uuid", private=REMOVED),
        Collection("territories", key="uuid", private=REMOVED),
        Collection("teams", key="uuid", private=REMOVED),
        Collection("skills", key="uuid", private=REMOVED),
        Collection("dictionaries", key="uuid", private=REMOVED),
        Collection("dictionary_values", by=("_dictionary",), key="uuid", private=LISTED),
        Collection("users", by=("email",), key="uuid", private={**REMOVED, **SHIFTS}),
    ),
    # "Making requests": the refresh button makes a new key, and the old one is gone.
    keys=KeyPolicy(kind="single", mint=mint),
    settings={
        "profile": {
            "both": "Both generations of the page: either header, 60 calls a minute.",
            "classic": "The earlier page: `X-Planado-API-Key` alone.",
            "current": "The later page: `Authorization: Bearer` alone, 90 calls a minute.",
            "observed": "What public clients have met on the live API.",
        },
        "limit_answer": {
            "text": "One call too many is 429 with a plain text.",
            "json": "It is 429 with the body of an error.",
            "200-text": "It is that text with 200, which clients have seen too.",
        },
    },
    # 17 retries that end about a week after the first attempt: 655,355 s in all.
    webhooks=WebhookPolicy(
        event_types=EVENT_TYPES,
        delays=doubling(timedelta(seconds=5), 17),
        headers=headers_of,
        sample=sample,
    ),
    limits=Depending(limits_of),
    staging=STAGING,
)
