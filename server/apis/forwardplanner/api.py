"""What Forward Planner keeps, how its accounts sign in and are limited, and its switches."""

from datetime import timedelta

from understudy.api import (
    Api,
    Collection,
    Depending,
    Ids,
    KeyPolicy,
    LimitPolicy,
    SessionPolicy,
    Settings,
    Window,
    collected,
)
from understudy.server.apis.forwardplanner import handlers
from understudy.server.apis.forwardplanner.account import PRODUCTS, PROFILE, claims_of
from understudy.server.apis.forwardplanner.envelope import Words
from understudy.server.apis.forwardplanner.staging import STAGING


def mint(ids: Ids) -> str:
    """Return a new API key."""
    return f"fp-key-{ids.hex(32)}"


def sessions_of(settings: Settings) -> SessionPolicy:
    """Return how long who signs in is let in; an older page had the key itself as the token."""
    return SessionPolicy(
        access=timedelta(minutes=15),
        refresh=timedelta(days=30),
        claims=claims_of,
        rotates=settings["rotate"] == "on",
        takes_keys=settings["legacy_key_auth"] == "on",
        profile=PROFILE,
    )


API = Api(
    handlers=collected(handlers),
    words=Words(),
    collections=(
        Collection(
            "events",
            key="_id",
            shared=True,
            span=("startDate", "endDate"),
            days=("lastEditDateUtc",),
            private={
                "_id": {"type": "string"},
                "_productIds": {"type": "array", "items": {"type": "integer"}},
            },
        ),
    ),
    keys=KeyPolicy(mint=mint, roles=tuple(PRODUCTS)),
    settings={
        "rotate": {
            "on": "A refresh token renews once, and the answer holds the next one.",
            "off": "A refresh token stays good until it expires.",
        },
        "legacy_key_auth": {
            "off": "Only access tokens are taken.",
            "on": "An API key is taken in the place of an access token, as by an older page.",
        },
    },
    sessions=Depending(sessions_of),
    limits=LimitPolicy(
        (Window(500, 60), Window(3_000, 3_600), Window(10_000, 86_400)),
        per="account",
        sign_in=(Window(20, 60),),
        headers=lambda standing: {"X-Rate-Limit-Remaining": str(standing.remaining)},
        always_told=True,
    ),
    staging=STAGING,
)
