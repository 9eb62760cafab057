"""A client that was written from the documentation keeps up with the diary, whatever happens."""

from collections.abc import Iterator

import pytest
from tests.conftest import START
from tests.server.forwardplanner.calls import NORTHSTAR
from tests.server.forwardplanner.month import Month, pass_a_month, throttle

from understudy.testing import Understudy


@pytest.fixture(scope="module")
def serving() -> Iterator[Understudy]:
    """A stand-in whose answers are not checked, within limits."""
    with Understudy(apis=("forwardplanner",), clock=START, limits="on") as planner:
        yield planner


@pytest.fixture
def month(serving: Understudy) -> Iterator[Month]:
    """A run from the start."""
    serving.reset()
    run = Month(serving)
    with run.http:
        yield run


def test_a_client_keeps_up_over_hours(month: Month) -> None:
    month.go_on(8, busy=2)
    throttle(month)
    month.go_on(2, busy=1)
    month.planner.accounts.revoke(NORTHSTAR)
    month.go_on(3, busy=1)
    month.wait(31 * 86_400)
    month.go_on(2, busy=1)

    assert month.room.events == month.stored()
    assert month.room.sign_ins == 3
    assert month.room.refusals == [429, 400, 400]


@pytest.mark.long
def test_a_client_keeps_up_over_a_month(month: Month) -> None:
    pass_a_month(month)

    assert month.room.events == month.stored()
    assert month.room.sign_ins == 3
    assert {*month.room.refusals} == {429, 400}
