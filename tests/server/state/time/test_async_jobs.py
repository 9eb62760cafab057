"""Jobs that take their time: waited for in the order of virtual time, never in each other's way."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from understudy.server.state.time.clock import Clock, ClockBusy

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def anyio_backend() -> str:
    """The loop that these tests run in."""
    return "asyncio"


class Slow:
    """Jobs that end when they are let go."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self.ended: list[str] = []
        self.may_end = asyncio.Event()
        self.has_begun = asyncio.Event()

    async def run(self, name: str) -> None:
        """Be such a job."""
        self.began.append(name)
        self.has_begun.set()
        await self.may_end.wait()
        self.ended.append(name)


async def advancing(clock: Clock, slow: Slow) -> asyncio.Task[object]:
    """Begin to advance the clock, and return when it has met a slow job."""
    task: asyncio.Task[object] = asyncio.create_task(clock.advance(5 * MINUTE))
    await slow.has_begun.wait()
    return task


async def test_a_job_is_over_before_a_later_one_begins() -> None:
    clock, seen = Clock(NOON), []

    async def look(name: str) -> None:
        seen.append(f"{name} begins")
        await asyncio.sleep(0)
        seen.append(f"{name} ends")

    clock.schedule(NOON + 2 * MINUTE, "second", lambda: look("second"))
    clock.schedule(NOON + MINUTE, "first", lambda: look("first"))

    await clock.advance(5 * MINUTE)

    assert seen == ["first begins", "first ends", "second begins", "second ends"]


async def test_what_a_job_schedules_when_it_ends_takes_its_place_in_time() -> None:
    clock, seen = Clock(NOON), []

    async def retry() -> None:
        await asyncio.sleep(0)
        seen.append(clock.now())
        clock.schedule(clock.now() + MINUTE, "again", lambda: seen.append(clock.now()))

    clock.schedule(NOON + MINUTE, "retry", retry)
    clock.schedule(NOON + 3 * MINUTE, "last", lambda: seen.append(clock.now()))

    await clock.advance(5 * MINUTE)

    assert seen == [NOON + MINUTE, NOON + 2 * MINUTE, NOON + 3 * MINUTE]


async def test_jobs_of_one_instant_run_together() -> None:
    clock, slow = Clock(NOON), Slow()
    clock.schedule(NOON + MINUTE, "waits", lambda: slow.run("waits"))
    clock.schedule(NOON + MINUTE, "lets it go", slow.may_end.set)

    await clock.advance(MINUTE)

    assert slow.ended == ["waits"]


async def test_time_stands_at_the_instant_of_a_job_for_others_too() -> None:
    clock, slow = Clock(NOON), Slow()
    clock.schedule(NOON + MINUTE, "slow", lambda: slow.run("slow"))

    task = await advancing(clock, slow)
    seen = clock.now()
    slow.may_end.set()
    await task

    assert (seen, clock.now()) == (NOON + MINUTE, NOON + 5 * MINUTE)


async def test_a_running_clock_is_not_called_frozen_on_its_way() -> None:
    clock, slow = Clock(), Slow()
    clock.schedule(clock.now() + MINUTE, "slow", lambda: slow.run("slow"))

    task = await advancing(clock, slow)
    was_frozen = clock.frozen
    slow.may_end.set()
    await task

    assert (was_frozen, clock.frozen) == (False, False)


async def test_a_clock_on_its_way_cannot_be_moved() -> None:
    clock, slow = Clock(NOON), Slow()
    clock.schedule(NOON + MINUTE, "slow", lambda: slow.run("slow"))
    task = await advancing(clock, slow)

    with pytest.raises(ClockBusy, match="is being advanced"):
        await clock.advance(MINUTE)
    with pytest.raises(ClockBusy):
        clock.freeze(NOON)
    with pytest.raises(ClockBusy):
        clock.real()

    slow.may_end.set()
    await task
    assert clock.now() == NOON + 5 * MINUTE


async def test_a_reset_ends_a_step_and_gives_its_jobs_up() -> None:
    clock, slow = Clock(NOON), Slow()
    clock.schedule(NOON + MINUTE, "slow", lambda: slow.run("slow"))
    clock.schedule(NOON + 2 * MINUTE, "later", lambda: slow.ended.append("later"))
    task = await advancing(clock, slow)

    clock.reset()

    assert (await task, slow.ended) == ([], [])
    assert (clock.now(), await clock.advance(5 * MINUTE)) == (NOON, [])


async def test_a_step_that_is_given_up_leaves_the_clock_where_it_was() -> None:
    clock, slow = Clock(NOON), Slow()
    clock.schedule(NOON + MINUTE, "slow", lambda: slow.run("slow"))
    task = await advancing(clock, slow)

    task.cancel()
    await asyncio.wait([task])

    assert (clock.now(), slow.ended) == (NOON, [])
    assert await clock.advance(MINUTE) == []


async def test_a_step_waits_for_what_is_under_way() -> None:
    clock, slow = Clock(NOON), Slow()
    clock.schedule(NOON, "slow", lambda: slow.run("slow"))
    running = asyncio.create_task(clock.run_due())
    await slow.has_begun.wait()

    step = asyncio.create_task(clock.advance(MINUTE))
    await asyncio.sleep(0)
    is_over_early = step.done()
    slow.may_end.set()
    await step

    assert (is_over_early, slow.ended) == (False, ["slow"])
    await running


async def test_a_job_that_is_cancelled_does_not_run() -> None:
    clock, ran = Clock(NOON), []
    planned = clock.schedule(NOON + MINUTE, "cancelled", lambda: ran.append(1))

    clock.cancel(planned)

    assert (await clock.advance(MINUTE), ran) == ([], [])


async def test_jobs_that_are_cancelled_leave_the_others_in_order() -> None:
    clock, ran = Clock(NOON), []
    planned = [
        clock.schedule(NOON + n * MINUTE, f"{n}", lambda n=n: ran.append(n)) for n in range(9)
    ]

    for one in (*planned[::2], planned[3]):
        clock.cancel(one)
    await clock.advance(9 * MINUTE)

    assert ran == [1, 5, 7]


async def test_a_job_may_cancel_another_of_its_instant() -> None:
    clock, ran = Clock(NOON), []
    clock.schedule(NOON, "first", lambda: clock.cancel(second))
    second = clock.schedule(NOON, "second", lambda: ran.append("second"))

    report = await clock.advance(MINUTE)

    assert ([one.name for one in report], ran) == (["first"], [])


async def test_a_job_that_fails_late_is_reported_too() -> None:
    clock = Clock(NOON)

    async def explode() -> None:
        await asyncio.sleep(0)
        raise RuntimeError("boom")

    clock.schedule(NOON + MINUTE, "bad", explode)

    (ran,) = await clock.advance(MINUTE)

    assert (ran.name, str(ran.error)) == ("bad", "boom")
