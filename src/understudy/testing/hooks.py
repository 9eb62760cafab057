"""Webhooks and rate limits of a stand-in, as tests steer them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from understudy.testing.answers import Answer, Json
from understudy.testing.line import Line, part

WebhookList: TypeAlias = "list[Webhook]"  # a method called `list` hides the builtin in its class
LimitList: TypeAlias = "list[Limits]"
Status: TypeAlias = Literal["pending", "sending", "delivered", "failed", "cancelled"]


@dataclass(frozen=True)
class Webhook(Answer):
    """A subscription; `waiting` deliveries are not over, `missed` events were one too many."""

    id: str
    api: str
    org: str
    url: str
    event_types: Sequence[str]
    secret: str | None
    waiting: int
    missed: int


@dataclass(frozen=True)
class Attempt(Answer):
    """An attempt of a delivery: what the receiver answered, or why it did not.

    `request_headers` are those that were sent along, secrets masked.
    """

    number: int
    send_at: str
    sent_at: str
    status: Status
    duration_ms: float | None
    code: int | None
    headers: Sequence[tuple[str, str]]
    body: str
    error_type: str | None
    error: str | None
    request_headers: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Delivery(Answer):
    """An event on its way to one webhook; `next_at` is when the next attempt is due."""

    id: str
    webhook: str
    api: str
    org: str
    url: str
    event_id: str
    event_type: str
    entity_type: str
    entity_id: str
    entity_version: int
    body: str
    created_at: str
    status: Status
    next_at: str | None
    attempts: Sequence[Attempt]

    @classmethod
    def read(cls, answer: Json) -> Delivery:
        """Return the delivery of a JSON answer."""
        attempts = [Attempt.read(attempt) for attempt in answer["attempts"]]
        return super().read({**answer, "attempts": attempts})

    def json(self) -> Any:
        """Return what is sent."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Limits(Answer):
    """The rate limits of an API, and whether they are in force."""

    api: str
    on: bool
    per: Literal["key", "account", "org"]
    limits: Sequence[Json] | None
    plans: Mapping[str, Sequence[Json]] = field(default_factory=dict)


class Webhooks:
    """Who is told of what happens, and what became of it."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(
        self, *, api: str | None = None, org: str | None = None, reveal: bool = False
    ) -> WebhookList:
        """Return the webhooks, in the order in which they were made; secrets masked or revealed."""
        answer = self._line.call("GET", "/webhooks", api=api, org=org, reveal=reveal or None)
        return [Webhook.read(one) for one in answer]

    def add(
        self,
        api: str,
        org: str,
        url: str,
        *,
        event_types: Sequence[str] = (),
        secret: str | None = None,
    ) -> Webhook:
        """Have events sent to an address; without types, all that the API has."""
        body: dict[str, Any] = {"api": api, "org": org, "url": url, "secret": secret}
        types = {"event_types": [*event_types]} if event_types else {}
        return Webhook.read(self._line.call("POST", "/webhooks", {**body, **types}))

    def remove(self, webhook: Webhook | str) -> Webhook:
        """Remove a webhook; what waits for it is called off."""
        return Webhook.read(self._line.call("DELETE", f"/webhooks/{part(name_of(webhook))}"))

    def test(self, webhook: Webhook | str, event_type: str | None = None) -> Delivery:
        """Send a webhook an event that has not happened."""
        body = {"event_type": event_type} if event_type else {}
        return Delivery.read(
            self._line.call("POST", f"/webhooks/{part(name_of(webhook))}/test", body),
        )

    def deliveries(
        self,
        *,
        api: str | None = None,
        org: str | None = None,
        webhook: Webhook | str | None = None,
        event_type: str | None = None,
        status: Status | None = None,
        limit: int | None = None,
    ) -> Sequence[Delivery]:
        """Return the deliveries that pass every filter, newest last."""
        answer = self._line.gather(
            "/webhooks/deliveries",
            limit,
            api=api,
            org=org,
            webhook=webhook and name_of(webhook),
            event_type=event_type,
            status=status,
        )
        return [Delivery.read(one) for one in answer]

    def redeliver(self, delivery: Delivery | str) -> Delivery:
        """Send the event of a delivery once more, as a new delivery."""
        path = f"/webhooks/deliveries/{part(name_of(delivery))}/redeliver"
        return Delivery.read(self._line.call("POST", path))


class RateLimits:
    """How often a caller may ask."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(self) -> LimitList:
        """Return the limits of every API that has any."""
        return [Limits.read(one) for one in self._line.call("GET", "/limits")]

    def switch(self, *, on: bool, api: str | None = None) -> None:
        """Switch the limits of an API on or off, or all; its callers begin anew."""
        self._line.call("PUT", "/limits", {"on": on, **({"api": api} if api else {})})


def name_of(thing: Webhook | Delivery | str) -> str:
    """Return the id of a thing, or the id that it is."""
    return thing if isinstance(thing, str) else thing.id
