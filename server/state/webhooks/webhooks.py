"""Webhooks: who has subscribed to which events, and what an event causes to be delivered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from understudy.server.state.access.keys import ORGS, refuse_org
from understudy.server.state.documents.numbers import Numbers
from understudy.server.state.documents.shapes import Misshapen
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import Conflict, Invalid, NotFound, unknown_name
from understudy.server.state.ids import Ids
from understudy.server.state.storage.rows import Change, Doc
from understudy.server.state.time.clock import Clock
from understudy.server.state.webhooks import announcer
from understudy.server.state.webhooks.announcer import Announcer
from understudy.server.state.webhooks.deliveries import (
    DELIVERIES,
    Tally,
    called_off,
    repeated,
    requests_of,
)
from understudy.server.state.webhooks.events import Event, WebhookPolicy
from understudy.server.state.webhooks.secrets import HOOKS
from understudy.server.state.webhooks.shapes import check_hook

MOST_HOOKS = 100

Docs: TypeAlias = list[Doc]  # a method called `list` hides the builtin in its class
Changes: TypeAlias = list[Change]
Thing = TypeVar("Thing")


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
        return self._hooks.announcer.of_event(self.subscriptions(), event)

    def announce_each(
        self, event_type: str, things: Sequence[Thing], event_of: Callable[[Thing], Event]
    ) -> Changes:
        """Return the deliveries of one event of a type for each of many things, as `announce`.

        Events are made only where somebody is told of them.
        """
        return self._hooks.announcer.of_each(self.subscriptions(), event_type, things, event_of)

    def subscriptions(self) -> Docs:
        """Return the subscriptions, in the order in which they were made."""
        return self._hooks.list(self._api, self._org)

    def subscribe(
        self, url: str, event_types: Sequence[str] = (), secret: str | None = None
    ) -> Doc:
        """Subscribe an address to events, to all without types; returns the subscription.

        Invalid for an address, a type or a secret that cannot be; Conflict where there are too
        many. It is stored at once.
        """
        return self._hooks.add(self._api, self._org, url, event_types, secret)

    def unsubscribe(self, subscription_id: str) -> Doc:
        """End a subscription and what it waits for; NotFound as `requests`. Returns what it was."""
        self._refuse_unknown(subscription_id)
        return self._hooks.remove(subscription_id)

    def requests(self, subscription_id: str) -> Docs:
        """Return the attempts of one subscription's deliveries, oldest delivery first.

        NotFound with `webhooks` where the organization has no such subscription.
        """
        self._refuse_unknown(subscription_id)
        return self._hooks.requests(subscription_id)

    def _refuse_unknown(self, subscription_id: str) -> None:
        if subscription_id not in [row["id"] for row in self.subscriptions()]:
            raise NotFound("webhooks")


class Webhooks:
    """The subscriptions of every organization, and the deliveries that events cause."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, policies: Mapping[str, WebhookPolicy]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._policies = policies
        self._rows = store.rows(HOOKS)
        self._deliveries = store.rows(DELIVERIES)
        self._tally = Tally()
        store.watch(DELIVERIES, self._tally)
        self.announcer = Announcer(policies, clock, ids, self._deliveries, self._tally)
        self._numbers = Numbers()
        store.watch(DELIVERIES, self._numbers)

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

    def find(self, subscription_id: str) -> Doc:
        """Return a subscription, or raise NotFound."""
        row = self._rows.get(subscription_id)
        if row is None:
            raise NotFound(f"no webhook has the id {subscription_id!r}; GET /webhooks lists them")
        return row

    def policy(self, api: str) -> WebhookPolicy:
        """Return how an API delivers, or raise Invalid where it delivers nothing."""
        if api not in self._policies:
            raise unknown_name(api, [*self._policies], "api")
        return self._policies[api]

    def add(
        self, api: str, org: str, url: str, event_types: Sequence[str], secret: str | None
    ) -> Doc:
        """Subscribe to events of an organization; without types, to all that its API has."""
        policy = self.policy(api)
        refuse_org(self._store.rows(ORGS), api, org)
        for event_type in event_types:
            check_type(event_type, policy.event_types)
        if len(self._rows) >= MOST_HOOKS:
            raise Conflict(f"there are {MOST_HOOKS} webhooks, which is the most; DELETE one first")
        types = [*(event_types or policy.event_types)]
        key = policy.mint(self._ids)
        fields = {"id": key, "url": url, "event_types": types, "secret": secret}
        try:
            check_hook(fields)
        except Misshapen as problem:
            raise Invalid(str(problem)) from problem
        row = {**fields, "api": api, "org": org}
        self._store.commit([(HOOKS, key, row)])
        return row

    def remove(self, subscription_id: str) -> Doc:
        """End a subscription, and with it what it still waits for."""
        row = self.find(subscription_id)
        waiting: Changes = [
            (DELIVERIES, delivery["id"], called_off(delivery))
            for delivery in self._deliveries.values()
            if delivery["subscription"] == subscription_id and delivery["next_at"] is not None
        ]
        self._store.commit([(HOOKS, subscription_id, None), *waiting])
        return row

    def test(self, subscription_id: str, event_type: str | None) -> Doc:
        """Send a subscription an event that has not happened; of the first type it asks for."""
        row = self.find(subscription_id)
        policy = self.policy(row["api"])
        wanted = event_type or next(iter(row["event_types"]), "")
        check_type(wanted, row["event_types"])
        sent = self.announcer.of_event([row], policy.sample(wanted, self._clock))
        if not sent:
            raise Conflict(f"{announcer.MOST_WAITING} deliveries wait for this webhook already")
        return self._commit(sent)

    def redeliver(self, delivery_id: str) -> Doc:
        """Send the event of a delivery once more, from the first attempt on."""
        before = self._deliveries.get(delivery_id)
        if before is None:
            raise NotFound(
                f"no delivery has the id {delivery_id!r}; GET /webhooks/deliveries lists them"
            )
        if before["subscription"] not in self._rows:
            raise Conflict("the webhook that it was sent to is gone; POST /webhooks makes another")
        again = repeated(before, self.policy(before["api"]).mint(self._ids), self._clock.stamp())
        return self._commit([(DELIVERIES, again["id"], again)])

    def newest_first(self, before: int | None = None) -> Iterator[tuple[int, Doc]]:
        """Yield the deliveries that are kept now with their numbers, those before one if given."""
        numbered = [(self._numbers[key], row) for key, row in self._deliveries.items()]
        return ((n, row) for n, row in reversed(numbered) if before is None or n < before)

    def standing(self, subscription_id: str) -> tuple[int, int]:
        """Return how many deliveries a subscription waits for, and how many it has missed."""
        return self._tally.waiting[subscription_id], self._tally.missed[subscription_id]

    def requests(self, subscription_id: str) -> Docs:
        """Return the attempts of one subscription's deliveries."""
        return [
            request
            for row in self._deliveries.values()
            if row["subscription"] == subscription_id
            for request in requests_of(row)
        ]

    def _commit(self, changes: Changes) -> Doc:
        self._store.commit(changes)
        return self._deliveries[changes[-1][1]]


def check_type(event_type: str, known: Sequence[str]) -> None:
    """Raise Invalid for a type of events that there is not."""
    if event_type not in known:
        raise unknown_name(event_type, known, "event_type")
