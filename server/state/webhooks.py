"""Webhooks: who has subscribed to which events, and what an event causes to be delivered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeAlias

import orjson

from understudy.server.state.clock import Clock
from understudy.server.state.collection import Change, Doc
from understudy.server.state.deliveries import DELIVERIES, requests_of
from understudy.server.state.failures import Invalid, NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.store import Store

HOOKS = "_hooks"
LIMIT_SECONDS = 10.0

Docs: TypeAlias = list[Doc]  # a method called `list` hides the builtin in its class
Changes: TypeAlias = list[Change]


@dataclass(frozen=True)
class Event:
    """Something that happened to an entity.

    `payload` is the whole JSON body that a receiver gets, but for the event's own id.
    """

    type: str
    entity_type: str
    entity_id: str
    entity_version: int
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class Sending:
    """An attempt that is about to be sent, as the headers of an API may depend on it."""

    event_type: str
    attempt: int
    secret: str | None
    body: bytes


def uuid_of(ids: Ids) -> str:
    """Return a new random UUID, version 4."""
    digits = ids.hex(30)
    variant = "89ab"[int(digits[15], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[12:15]}-{variant}{digits[16:19]}-{digits[18:]}"


def doubling(first: timedelta, times: int) -> tuple[timedelta, ...]:
    """Return so many delays, each twice as long as the one before."""
    return tuple(first * 2**number for number in range(times))


@dataclass(frozen=True)
class WebhookPolicy:
    """How an API delivers its events.

    `delays` are those before each retry, so their number is the number of retries. `headers`
    returns what an attempt carries beside its content type. `event_id` names the field of the
    body, the first, that holds the event's id; "" where bodies have none. `sample` makes the
    event of a type that a test asks for, without anything having happened.
    """

    event_types: tuple[str, ...]
    delays: tuple[timedelta, ...] = ()
    headers: Callable[[Sending], Mapping[str, str]] = field(default=lambda _: {})
    event_id: str = "event_uuid"
    seconds: float = LIMIT_SECONDS
    mint: Callable[[Ids], str] = uuid_of
    sample: Callable[[str, Clock], Event] = field(
        default=lambda event_type, clock: sample_event(event_type, clock)
    )


def sample_event(event_type: str, clock: Clock) -> Event:
    """Return an event of a type that says no more than when it was made."""
    payload = {"event_type": event_type, "context": {"happened_at": clock.stamp()}}
    return Event(event_type, "test", "test", 1, payload)


class OrgHooks:
    """The webhooks of one organization of an API, as its handlers get them."""

    def __init__(self, hooks: "Webhooks", api: str, org: str) -> None:
        self._hooks = hooks
        self._api = api
        self._org = org

    def announce(self, event: Event) -> Changes:
        """Return the deliveries that an event causes, to be committed with what caused it.

        `org.write(puts, removes, also=hooks.announce(event))`; they are sent after the commit.
        """
        return self._hooks.deliveries(self.subscriptions(), event)

    def subscriptions(self) -> Docs:
        """Return the subscriptions, in the order in which they were made."""
        return self._hooks.list(self._api, self._org)

    def requests(self, subscription_id: str) -> Docs:
        """Return the attempts of one subscription's deliveries, oldest delivery first.

        NotFound with `webhooks` where the organization has no such subscription.
        """
        if subscription_id not in [row["id"] for row in self.subscriptions()]:
            raise NotFound("webhooks")
        return self._hooks.requests(subscription_id)


class Webhooks:
    """The subscriptions of every organization, and the deliveries that events cause."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, policies: Mapping[str, WebhookPolicy]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self.policies = policies
        self._rows = store.rows(HOOKS)
        self._deliveries = store.rows(DELIVERIES)

    def org(self, api: str, org: str) -> OrgHooks:
        """Return one organization's webhooks."""
        return OrgHooks(self, api, org)

    def list(self, api: str | None = None, org: str | None = None) -> Docs:
        """Return the subscriptions, those of an API or of an organization alone if it is named."""
        return [
            row
            for row in self._rows.values()
            if api in (None, row["api"]) and org in (None, row["org"])
        ]

    def policy(self, api: str) -> WebhookPolicy:
        """Return how an API delivers, or raise Invalid where it delivers nothing."""
        if api not in self.policies:
            raise Invalid(f"must be one of {', '.join(self.policies) or '(none)'}", "api")
        return self.policies[api]

    def deliveries(self, subscriptions: Sequence[Doc], event: Event) -> Changes:
        """Return one delivery of an event to each subscription that asks for its type."""
        wanted = [row for row in subscriptions if event.type in row["event_types"]]
        if not wanted:
            return []
        policy = self.policy(wanted[0]["api"])
        event_id = policy.mint(self._ids)
        named = {policy.event_id: event_id} if policy.event_id else {}
        now = self._clock.stamp()
        common = {
            "event_id": event_id,
            "event_type": event.type,
            "entity_type": event.entity_type,
            "entity_id": event.entity_id,
            "entity_version": event.entity_version,
            "body": orjson.dumps({**named, **event.payload}).decode(),
            "created_at": now,
            "next_at": now,
            "attempts": [],
        }
        return [self._delivery(row, policy.mint(self._ids), common) for row in wanted]

    def _delivery(self, subscription: Doc, delivery_id: str, common: Doc) -> Change:
        names = {name: subscription[name] for name in ("api", "org", "url")}
        row = {"id": delivery_id, **names, "subscription": subscription["id"], **common}
        return DELIVERIES, delivery_id, row

    def requests(self, subscription_id: str) -> Docs:
        """Return the attempts of one subscription's deliveries."""
        return [
            request
            for row in self._deliveries.values()
            if row["subscription"] == subscription_id
            for request in requests_of(row)
        ]
