"""The runner: jobs run by themselves as they fall due in real time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest

from understudy.server.state.time.clock import Clock
from understudy.server.state.time.runner import Runner

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SOON = timedelta(milliseconds=20)
Start = Callable[[Clock], Runner]


@pytest.fixture
def anyio_backend() -> str:
    """The loop that these tests run in."""
    return "asyncio"


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Runners that end with the test."""
    started: list[Runner] = []

    def begin(clock: Clock) -> Runner:
        runner = Runner(clock)
        runner.start()
        started.append(runner)
        return runner

    yield begin
    for runner in started:
        runner.stop()


async def happens(event: asyncio.Event) -> bool:
    """Return whether an event comes."""
    return await asyncio.wait_for(event.wait(), 5)


async def test_what_is_due_runs_at_once(start: Start) -> None:
    clock, done = Clock(NOON), asyncio.Event()
    start(clock)

    clock.schedule(NOON, "due", done.set)

    assert await happens(done)


async def test_what_was_due_before_the_start_runs_too(start: Start) -> None:
    clock, done = Clock(NOON), asyncio.Event()
    clock.schedule(NOON, "due", done.set)

    start(clock)

    assert await happens(done)


async def test_a_later_job_runs_when_its_time_comes(start: Start) -> None:
    clock, done = Clock(), asyncio.Event()
    start(clock)
    when = clock.now() + SOON

    clock.schedule(when, "later", done.set)

    assert await happens(done)
    assert clock.now() >= when


async def test_an_earlier_job_is_not_kept_waiting_by_a_later_one(start: Start) -> None:
    clock, done = Clock(), asyncio.Event()
    start(clock)
    clock.schedule(clock.now() + timedelta(days=400), "much later", asyncio.Event().set)

    clock.schedule(clock.now() + SOON, "soon", done.set)

    assert await happens(done)


async def test_a_frozen_clock_leaves_a_later_job_to_advance(start: Start) -> None:
    clock, done = Clock(NOON), asyncio.Event()
    start(clock)
    clock.schedule(NOON + SOON, "later", done.set)

    seconds = clock.seconds_to_next()
    await clock.advance(SOON)

    assert (seconds, done.is_set()) == (None, True)


async def test_freezing_in_the_future_runs_what_is_due_by_then(start: Start) -> None:
    clock, done = Clock(NOON), asyncio.Event()
    start(clock)
    clock.schedule(NOON + timedelta(hours=1), "later", done.set)

    clock.freeze(NOON + timedelta(hours=2))

    assert await happens(done)


async def test_a_slow_job_does_not_hold_up_the_next(start: Start) -> None:
    clock, first, second = Clock(), asyncio.Event(), asyncio.Event()
    start(clock)

    async def slow() -> None:
        first.set()
        await second.wait()

    clock.schedule(clock.now(), "slow", slow)
    await happens(first)
    clock.schedule(clock.now(), "next", second.set)

    assert await happens(second)


async def test_a_job_that_fails_is_logged(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    clock, done = Clock(NOON), asyncio.Event()
    start(clock)

    def explode() -> None:
        done.set()
        raise RuntimeError("boom")

    with caplog.at_level(logging.ERROR, "understudy.clock"):
        clock.schedule(NOON, "bad", explode)
        await happens(done)
        await asyncio.sleep(0)

    assert "bad failed" in caplog.text


async def test_what_is_under_way_at_the_end_is_given_up(start: Start) -> None:
    clock, begun, given_up = Clock(NOON), asyncio.Event(), asyncio.Event()
    runner = start(clock)

    async def endless() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()

    clock.schedule(NOON, "endless", endless)
    await happens(begun)

    runner.stop()

    assert await happens(given_up)
    assert not runner.is_running


async def test_a_job_that_falls_due_as_a_step_begins_is_run_by_the_step(start: Start) -> None:
    clock, ran = Clock(NOON), []
    start(clock)
    clock.schedule(NOON, "due", lambda: ran.append("due"))

    report = await clock.advance(timedelta())

    await asyncio.sleep(0)
    assert (ran, [one.name for one in report]) == (["due"], ["due"])
