"""What an event causes: deliveries to those who ask for its type, as many as may wait."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

import orjson

from understudy.server.state.ids import Ids
from understudy.server.state.storage.rows import Change, Doc
from understudy.server.state.time.clock import Clock
from understudy.server.state.webhooks.deliveries import DELIVERIES, Tally, is_over
from understudy.server.state.webhooks.events import Event, WebhookPolicy

# A receiver that is gone for a week must not fill the memory: what it would miss is counted.
MOST_WAITING = 1000
MOST_KEPT = 1000

Changes: TypeAlias = list[Change]
Thing = TypeVar("Thing")


class Announcer:
    """Turns events into deliveries, which whoever announces stores with what caused them."""

    def __init__(
        self,
        policies: Mapping[str, WebhookPolicy],
        clock: Clock,
        ids: Ids,
        deliveries: Mapping[str, Doc],
        tally: Tally,
    ) -> None:
        self._policies = policies
        self._clock = clock
        self._ids = ids
        self._deliveries = deliveries
        self._tally = tally

    def of_event(self, subscriptions: Sequence[Doc], event: Event) -> Changes:
        """Return one delivery of an event to each subscription that asks for its type."""
        return self.of_each(subscriptions, event.type, [event], lambda each: each)

    def of_each(
        self,
        subscriptions: Sequence[Doc],
        event_type: str,
        things: Sequence[Thing],
        event_of: Callable[[Thing], Event],
    ) -> Changes:
        """Return the deliveries of an event of each thing; what finds no room is counted.

        Events are made only where somebody is told of them.
        """
        rooms = {
            row["id"]: max(0, MOST_WAITING - self._tally.waiting[row["id"]])
            for row in subscriptions
            if event_type in row["event_types"]
        }
        for key, room in rooms.items():
            self._tally.missed[key] += max(0, len(things) - room)
        caused: Changes = []
        for number, thing in enumerate(things[: max(rooms.values(), default=0)]):
            told = [row for row in subscriptions if number < rooms.get(row["id"], 0)]
            caused += self._deliveries_of(event_of(thing), told)
        return [*self._outdated(len(caused)), *caused]

    def _deliveries_of(self, event: Event, told: Sequence[Doc]) -> Iterator[Change]:
        policy = self._policies[told[0]["api"]]
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
        for row in told:
            names = {name: row[name] for name in ("api", "org", "url")}
            key = policy.mint(self._ids)
            yield DELIVERIES, key, {"id": key, **names, "subscription": row["id"], **common}

    def _outdated(self, coming: int) -> Changes:
        left = self._tally.over + coming - MOST_KEPT
        over = (key for key, row in self._deliveries.items() if left > 0 and is_over(row))
        return [(DELIVERIES, key, None) for key, _ in zip(over, range(left), strict=False)]
