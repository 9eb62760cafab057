"""What takes long is judged by the clock of a stand-in, which is put back, or is waited for."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from tests.own.judging import NEEDS, Judging, serving
from tests.own.page import write_apis
from tests.own.signing import START, judged_by_sign_in, notes_with, signed_in

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.run.run import Run
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.stop import WrongUse

QUARTER = 960.0


@pytest.fixture(scope="module")
def judged_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judging]:
    """A stand-in whose tokens expire."""
    yield from serving(judged_by_sign_in(write_apis(tmp_path_factory.mktemp("time") / "apis")))


@pytest.fixture
def judged(judged_one: Judging) -> Judging:
    """The stand-in, back at the start."""
    judged_one.mock.reset()
    return judged_one


def now(judged: Judging) -> datetime:
    return judged.mock.clock.now()


def interrupted(run: Run) -> None:
    with run.kit.later(QUARTER) as later:
        later(QUARTER)
        raise KeyboardInterrupt


def test_a_clock_that_is_moved_ends_a_token_and_is_put_back(judged: Judging) -> None:
    token = signed_in(judged.mock)["token"]

    with judged.running() as run, run.kit.later(QUARTER) as later:
        (moved,) = later(QUARTER)
        during = notes_with(judged.mock, token).status_code

    assert (moved.request.method, during) == ("POST", 401)
    assert notes_with(judged.mock, token).status_code == 200


def test_a_clock_is_put_back_when_a_run_is_interrupted(judged: Judging) -> None:
    token = signed_in(judged.mock)["token"]

    with judged.running() as run, pytest.raises(KeyboardInterrupt):
        interrupted(run)

    assert notes_with(judged.mock, token).status_code == 200


def test_a_clock_that_stood_still_stands_at_its_instant_again(judged: Judging) -> None:
    judged.mock.clock.freeze(START)

    with judged.running() as run, run.kit.later(QUARTER) as later:
        later(QUARTER)

    assert now(judged) == datetime.fromisoformat(START)


def test_a_clock_that_ran_ahead_does_so_again(judged: Judging) -> None:
    judged.mock.clock.advance("2d")
    before = now(judged)

    with judged.running() as run, run.kit.later(QUARTER) as later:
        later(QUARTER)

    assert before <= now(judged) < before + timedelta(minutes=1)


def test_a_move_that_is_tried_again_is_put_back_at_the_end_of_the_run(judged: Judging) -> None:
    token = signed_in(judged.mock)["token"]
    with judged.running() as run:
        with run.kit.later(QUARTER) as later:
            (moved,) = later(QUARTER)

        run.target.exchange(moved.request, is_replay=True)
        during = notes_with(judged.mock, token).status_code
        run.kit.standin.put_back()

    assert (during, notes_with(judged.mock, token).status_code) == (401, 200)


def test_a_run_that_only_reads_moves_no_clock(judged: Judging) -> None:
    with (
        judged.running(read_only=True) as run,
        pytest.raises(Skip, match="--need may_wait=16m"),
        run.kit.later(QUARTER),
    ):
        pass


def test_a_run_waits_as_long_as_it_may(judged: Judging) -> None:
    naps: list[float] = []
    run = judged.run(Clock(sleep=naps.append), read_only=True, needs={**NEEDS, "may_wait": "20m"})

    with run.kit.later(QUARTER) as later:
        later(QUARTER)
    run.wire.close()

    assert naps == [QUARTER]


def test_a_wait_that_is_no_duration_is_refused(judged: Judging) -> None:
    needs = {**NEEDS, "may_wait": "long"}

    with (
        judged.running(read_only=True, needs=needs) as run,
        pytest.raises(WrongUse, match="like 20m; not 'long'"),
        run.kit.later(QUARTER),
    ):
        pass
