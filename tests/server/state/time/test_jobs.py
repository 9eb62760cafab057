"""The jobs of the clock: in the order of time, each at its instant, none lost."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from understudy.server.state.time.agenda import Ran
from understudy.server.state.time.clock import Clock
from understudy.server.state.time.instants import ClockError

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def explode() -> None:
    raise RuntimeError("boom")


def test_due_jobs_run_in_the_order_of_time() -> None:
    clock, ran = Clock(NOON), []
    clock.schedule(NOON + 3 * MINUTE, "third", partial(ran.append, 3))
    clock.schedule(NOON + 1 * MINUTE, "first", partial(ran.append, 1))
    clock.schedule(NOON + 2 * MINUTE, "second", partial(ran.append, 2))

    asyncio.run(clock.advance(5 * MINUTE))

    assert ran == [1, 2, 3]


def test_jobs_of_one_instant_run_in_the_order_of_scheduling() -> None:
    clock, ran = Clock(NOON), []
    clock.schedule(NOON + MINUTE, "b", partial(ran.append, "b"))
    clock.schedule(NOON + MINUTE, "a", partial(ran.append, "a"))
    clock.schedule(NOON + MINUTE, "c", partial(ran.append, "c"))

    asyncio.run(clock.advance(MINUTE))

    assert ran == ["b", "a", "c"]


def test_advancing_reports_what_ran_and_when_it_was_due() -> None:
    clock = Clock(NOON)
    clock.schedule(NOON + MINUTE, "deliver", list)

    assert asyncio.run(clock.advance(MINUTE)) == [Ran("deliver", NOON + MINUTE, None)]


def test_a_later_job_waits() -> None:
    clock = Clock(NOON)
    clock.schedule(NOON + 2 * MINUTE, "later", list)

    assert asyncio.run(clock.advance(MINUTE)) == []
    assert [ran.name for ran in asyncio.run(clock.advance(MINUTE))] == ["later"]


def test_a_job_runs_once() -> None:
    clock = Clock(NOON)
    clock.schedule(NOON, "once", list)
    asyncio.run(clock.run_due())

    assert asyncio.run(clock.run_due()) == []


def test_a_job_sees_the_instant_for_which_it_was_scheduled() -> None:
    clock, seen = Clock(NOON), []
    clock.schedule(NOON + MINUTE, "look", lambda: seen.append(clock.now()))

    asyncio.run(clock.advance(10 * MINUTE))

    assert seen == [NOON + MINUTE]
    assert clock.now() == NOON + 10 * MINUTE


def test_a_job_of_a_running_clock_sees_its_instant_too() -> None:
    clock, seen = Clock(), []
    when = datetime.now(UTC) + timedelta(hours=1)
    clock.schedule(when, "look", lambda: seen.append(clock.now()))

    asyncio.run(clock.advance(timedelta(hours=2)))

    assert seen == [when]
    assert not clock.frozen
    assert clock.now() > when + timedelta(minutes=59)


def test_an_overdue_job_does_not_turn_time_back() -> None:
    clock, seen = Clock(NOON), []
    clock.schedule(NOON - MINUTE, "late", lambda: seen.append(clock.now()))

    asyncio.run(clock.advance(MINUTE))

    assert seen == [NOON]


def test_a_job_may_schedule_another_within_the_same_step() -> None:
    clock, ran = Clock(NOON), []

    def again() -> None:
        ran.append(clock.now())
        clock.schedule(clock.now() + MINUTE, "again", again)

    clock.schedule(NOON + MINUTE, "again", again)

    asyncio.run(clock.advance(3 * MINUTE))

    assert ran == [NOON + MINUTE, NOON + 2 * MINUTE, NOON + 3 * MINUTE]


def test_a_job_that_fails_is_reported_and_the_others_run() -> None:
    clock, ran = Clock(NOON), []
    clock.schedule(NOON + MINUTE, "bad", explode)
    clock.schedule(NOON + 2 * MINUTE, "good", partial(ran.append, "good"))

    report = asyncio.run(clock.advance(5 * MINUTE))

    assert [(job.name, str(job.error)) for job in report] == [("bad", "boom"), ("good", "None")]
    assert (ran, clock.now()) == (["good"], NOON + 5 * MINUTE)


def test_run_due_runs_what_is_due_and_leaves_the_time_alone() -> None:
    clock, ran = Clock(NOON), []
    clock.schedule(NOON - MINUTE, "due", partial(ran.append, "due"))
    clock.schedule(NOON + MINUTE, "later", partial(ran.append, "later"))

    asyncio.run(clock.run_due())

    assert (ran, clock.now(), clock.frozen) == (["due"], NOON, True)


def test_run_due_leaves_a_running_clock_running() -> None:
    clock = Clock()
    clock.schedule(datetime.now(UTC), "due", list)

    asyncio.run(clock.run_due())

    assert not clock.frozen


def test_freezing_in_the_future_leaves_the_jobs_to_run_due() -> None:
    clock = Clock(NOON)
    clock.schedule(NOON + MINUTE, "due", list)

    clock.freeze(NOON + 2 * MINUTE)

    assert [ran.name for ran in asyncio.run(clock.run_due())] == ["due"]


@pytest.mark.parametrize(
    "move",
    [
        lambda clock: clock.advance(MINUTE),
        lambda clock: clock.freeze(NOON),
        lambda clock: clock.real(),
        lambda clock: clock.run_due(),
    ],
)
def test_a_job_cannot_move_the_clock(move: object) -> None:
    clock = Clock(NOON)
    clock.schedule(NOON + MINUTE, "mover", partial(move, clock))

    (report,) = asyncio.run(clock.advance(2 * MINUTE))

    assert isinstance(report.error, ClockError)
    assert clock.now() == NOON + 2 * MINUTE


def test_an_interrupted_job_does_not_leave_the_clock_frozen() -> None:
    clock = Clock()

    def interrupt() -> None:
        raise KeyboardInterrupt

    clock.schedule(datetime.now(UTC), "interrupt", interrupt)

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(clock.run_due())

    assert not clock.frozen
    assert asyncio.run(clock.run_due()) == []


def test_reset_returns_to_the_first_instant_without_jobs() -> None:
    clock = Clock(NOON)
    clock.schedule(NOON, "due", list)
    asyncio.run(clock.advance(timedelta()))
    clock.schedule(NOON, "dropped", list)
    asyncio.run(clock.advance(MINUTE))
    clock.schedule(NOON, "dropped too", list)

    clock.reset()

    assert (clock.now(), asyncio.run(clock.run_due())) == (NOON, [])
