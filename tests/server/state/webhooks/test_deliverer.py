"""The deliverer, when something else than a receiver goes wrong."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.storage.errors import StoreUnusable
from understudy.server.state.time.agenda import Ran
from understudy.server.state.time.clock import Clock
from understudy.server.state.webhooks.deliverer import Deliverer, Post
from understudy.server.state.webhooks.deliveries import Outcome, begun, status_of
from understudy.server.state.webhooks.events import WebhookPolicy
from understudy.server.state.webhooks.webhooks import Webhooks

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
POLICIES = {"planado": WebhookPolicy(("job_created",), (timedelta(seconds=5),) * 3)}


class Bench:
    """A store with one webhook, a clock, and a way out that notes what is sent."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = Clock(NOON)
        self.sent: list[Post] = []
        self.outcome = Outcome(1, code=200)
        self.has_come = asyncio.Event()
        self.fifth_has_come = asyncio.Event()
        self.may_arrive = asyncio.Event()
        self.may_arrive.set()
        self.hooks = Webhooks(store, self.clock, Ids(seed=7), POLICIES)
        self.deliverer = Deliverer(store, self.clock, POLICIES, self.send)
        org = {"id": "acc", "api": "planado", "name": "A"}
        store.replace({"_orgs": {"planado:acc": org}})
        self.hook = self.hooks.add("planado", "acc", "http://127.0.0.1:9/", [], None)

    async def send(self, post: Post) -> Outcome:
        """Send an attempt: every one is taken, as soon as it may be."""
        self.sent.append(post)
        self.has_come.set()
        if len(self.sent) == 5:
            self.fifth_has_come.set()
        await self.may_arrive.wait()
        return self.outcome

    def advance(self, step: timedelta = timedelta()) -> list[Ran]:
        """Move the clock."""
        return asyncio.run(self.clock.advance(step))

    def status(self) -> str:
        """Return how the only delivery stands."""
        ((_, row),) = self.hooks.newest_first()
        return status_of(row)


@pytest.fixture
def bench(open_store: Callable[..., Store]) -> Bench:
    """One on disk."""
    return Bench(open_store())


def test_a_full_disk_sends_nothing_and_is_tried_again_in_an_hour(
    bench: Bench, tmp_path: Path, file_limit: Callable[[int], AbstractContextManager[None]]
) -> None:
    bench.hooks.test(bench.hook["id"], None)
    with file_limit((tmp_path / "data" / "journal.log").stat().st_size):
        (ran,) = bench.advance()
    sent_on_a_full_disk = len(bench.sent)

    bench.advance(timedelta(hours=1))

    assert isinstance(ran.error, StoreUnusable)
    assert (sent_on_a_full_disk, len(bench.sent), bench.status()) == (0, 1, "delivered")


def test_an_attempt_that_was_on_its_way_when_the_state_was_saved_has_failed(
    bench: Bench,
) -> None:
    row = begun(bench.hooks.test(bench.hook["id"], None), NOON)

    bench.store.replace({**bench.store.tables(), "_deliveries": {row["id"]: row}})
    names = [ran.name for ran in bench.advance(timedelta(seconds=5))]

    target = "planado: job_created to http://127.0.0.1:9/, attempt"
    assert names == [f"{target} 1 was lost", f"{target} 2"]
    assert bench.status() == "delivered"


@pytest.mark.parametrize(("is_on_its_way", "status"), [(True, "failed"), (False, "cancelled")])
def test_nothing_more_is_sent_to_a_webhook_that_is_gone(
    bench: Bench, is_on_its_way: bool, status: str
) -> None:
    row = bench.hooks.test(bench.hook["id"], None)
    left_behind = begun(row, NOON) if is_on_its_way else row

    bench.store.replace(
        {**bench.store.tables(), "_hooks": {}, "_deliveries": {row["id"]: left_behind}}
    )
    ran = bench.advance(timedelta(days=1))

    assert (bench.status(), bench.sent) == (status, [])
    assert [one.error for one in ran] == [None]


def test_what_an_api_without_webhooks_has_sent_stays_as_it_is(bench: Bench) -> None:
    row: dict[str, Any] = {**bench.hooks.test(bench.hook["id"], None), "api": "another"}

    bench.store.replace({**bench.store.tables(), "_deliveries": {row["id"]: row}})

    assert (bench.advance(), bench.status()) == ([], "pending")


def test_what_another_state_brings_along_can_be_called_off(bench: Bench) -> None:
    async def load_while_sending() -> list[Ran]:
        bench.hooks.test(bench.hook["id"], None)
        waiting = bench.store.tables()
        bench.may_arrive.clear()
        sending = asyncio.create_task(bench.clock.run_due())
        await bench.has_come.wait()
        bench.store.replace(waiting)
        await sending
        bench.hooks.remove(bench.hook["id"])
        bench.may_arrive.set()
        return await bench.clock.advance(timedelta(days=1))

    ran = asyncio.run(load_while_sending())

    assert (ran, len(bench.sent), bench.status()) == ([], 1, "cancelled")


def test_a_receiver_that_hangs_is_not_waited_for_by_every_event_of_an_entity(
    bench: Bench,
) -> None:
    async def hang() -> tuple[int, int]:
        for _ in range(5):
            bench.hooks.test(bench.hook["id"], None)
        bench.outcome = Outcome(10_000, error_type="timeout", error="no answer")
        bench.may_arrive.clear()
        sending = asyncio.create_task(bench.clock.run_due())
        await bench.has_come.wait()
        at_first = len(bench.sent)
        bench.may_arrive.set()
        bench.may_arrive.clear()
        await asyncio.wait_for(bench.fifth_has_come.wait(), 5)
        then = len(bench.sent)
        bench.may_arrive.set()
        await sending
        return at_first, then

    assert asyncio.run(hang()) == (1, 5)
