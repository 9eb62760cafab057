"""Makes the attempts of deliveries when they are due, and keeps what comes of them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from weakref import WeakValueDictionary

from understudy.server.state.documents.store import Store
from understudy.server.state.storage.errors import StoreError
from understudy.server.state.storage.rows import Doc
from understudy.server.state.time.agenda import Planned
from understudy.server.state.time.clock import Clock
from understudy.server.state.time.instants import parse_instant
from understudy.server.state.webhooks.deliveries import (
    DELIVERIES,
    TIMEOUT,
    Outcome,
    begun,
    called_off,
    concluded,
    is_open,
    recovered,
)
from understudy.server.state.webhooks.events import Sending, WebhookPolicy
from understudy.server.state.webhooks.secrets import HOOKS, masked_headers

SECOND_LOOK = timedelta(hours=1)


@dataclass(frozen=True)
class Post:
    """What is to be sent, and for how many seconds an answer is waited for."""

    url: str
    headers: Mapping[str, str]
    body: bytes
    seconds: float


Send = Callable[[Post], Awaitable[Outcome]]


class Turn:
    """Whose turn it is to tell a receiver of one entity: it gets its events one after the other.

    Where it lets one wait until its time is up, the others do not wait with it: a retry is pending
    then, and the order is lost anyway.
    """

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.is_stuck = False


class Deliverer:
    """Follows the deliveries in the store: what waits there stands on the clock.

    An attempt is kept before it is sent, so that no number is ever sent twice. One whose outcome
    nobody has kept, because the process ended, counts as failed.
    """

    def __init__(
        self, store: Store, clock: Clock, policies: Mapping[str, WebhookPolicy], send: Send
    ) -> None:
        self._store = store
        self._clock = clock
        self._policies = policies
        self._send = send
        self._hooks = store.rows(HOOKS)
        self._rows = store.rows(DELIVERIES)
        self._planned: dict[str, Planned] = {}
        self._sending: set[str] = set()
        self._era = 0
        self._turns: WeakValueDictionary[tuple[str, ...], Turn] = WeakValueDictionary()
        store.watch(DELIVERIES, self)

    def change(self, key: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one delivery from what it was to what it is."""
        if key in self._sending and after is not None and after["next_at"] is None:
            return
        self._call_off(key)
        if after is not None:
            self._plan(after)

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew from these deliveries; what is on its way is given up."""
        self._era += 1
        for key in list(self._planned):
            self._call_off(key)
        self._sending.clear()
        self._turns = WeakValueDictionary()
        for row in rows.values():
            self._plan(row)

    def resume(self) -> None:
        """Put what waits on the clock again, which has lost it by a reset."""
        self.rebuild(self._rows)

    def _plan(self, row: Doc) -> None:
        if row["api"] not in self._policies:
            return
        key, number = row["id"], len(row["attempts"])
        name = f"{row['api']}: {row['event_type']} to {row['url']}, attempt"
        if row["next_at"] is not None:
            when, job = parse_instant(row["next_at"]), partial(self._deliver, key)
            self._planned[key] = self._clock.schedule(when, f"{name} {number + 1}", job)
        elif is_open(row):
            when, settle = self._clock.now(), partial(self._settle, key)
            self._planned[key] = self._clock.schedule(when, f"{name} {number} was lost", settle)

    def _call_off(self, key: str) -> None:
        planned = self._planned.pop(key, None)
        if planned is not None:
            self._clock.cancel(planned)

    def _settle(self, key: str) -> None:
        row = self._rows[key]
        self._keep(self._wanted(recovered(row, self._policies[row["api"]].delays)))

    async def _deliver(self, key: str) -> None:
        row = self._rows[key]
        if row["subscription"] not in self._hooks:
            # Earlier releases planned one after a lost attempt to a webhook that was gone.
            del self._planned[key]
            self._keep(called_off(row))
            return
        turn = self._turns.setdefault(
            (row["subscription"], row["entity_type"], row["entity_id"]), Turn()
        )
        async with turn.lock:
            if not turn.is_stuck:
                await self._try(key, turn)
                return
        await self._try(key, turn)

    async def _try(self, key: str, turn: Turn) -> None:
        try:
            outcome = await self._attempt(self._rows[key])
        except StoreError:
            # Such as a full disk: what is stored is as before, and is looked at again.
            when = self._clock.now() + SECOND_LOOK
            again = partial(self._look_again, key)
            self._planned[key] = self._clock.schedule(when, f"{key} once more", again)
            raise
        turn.is_stuck = outcome.error_type == TIMEOUT

    def _look_again(self, key: str) -> None:
        self._plan(self._rows[key])

    async def _attempt(self, row: Doc) -> Outcome:
        key, policy = row["id"], self._policies[row["api"]]
        sent, era = begun(row, self._clock.now()), self._era
        self._sending.add(key)
        try:
            self._keep(sent)
            secret = self._hooks[row["subscription"]]["secret"]
            outcome = await self._send(self._post(sent, policy))
        finally:
            # One that was given up ends after what came in its place has been planned.
            if era == self._era:
                self._sending.discard(key)
                self._planned.pop(key, None)
        noted = [*masked_headers(outcome.request_headers, secret)]
        outcome = replace(outcome, request_headers=noted)
        after = concluded(sent, outcome, policy.delays, self._clock.now())
        self._keep(self._wanted(after))
        return outcome

    def _wanted(self, row: Doc) -> Doc:
        """Return a delivery without further attempts where its webhook is gone."""
        return row if row["subscription"] in self._hooks else called_off(row)

    def _keep(self, row: Doc) -> None:
        self._store.commit([(DELIVERIES, row["id"], row)])

    def _post(self, row: Doc, policy: WebhookPolicy) -> Post:
        hook = self._hooks[row["subscription"]]
        body = row["body"].encode()
        number = len(row["attempts"])
        headers = policy.headers(Sending(row["event_type"], number, hook["secret"], body))
        return Post(hook["url"], headers, body, policy.seconds)
