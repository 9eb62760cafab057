"""A stand-in of Forward Planner that its tests share, and clients of both products."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import START
from tests.server.forwardplanner.calls import LAURENTIDES, NORTHSTAR, caller

from understudy.testing import Understudy


@pytest.fixture(scope="session")
def serving_planner() -> Iterator[Understudy]:
    """Forward Planner alone: frozen clock, fixed seed, answers checked."""
    with Understudy(apis=("forwardplanner",), seed=1, clock=START, check_responses=True) as planner:
        yield planner


@pytest.fixture
def planner(serving_planner: Understudy) -> Understudy:
    """The shared stand-in, back at the start."""
    serving_planner.reset()
    return serving_planner


@pytest.fixture
def northstar(planner: Understudy) -> Iterator[httpx.Client]:
    """A client that has signed in to product 4."""
    with caller(planner, planner.accounts.sign_in(NORTHSTAR).token) as northstar:
        yield northstar


@pytest.fixture
def laurentides(planner: Understudy) -> Iterator[httpx.Client]:
    """A client that has signed in to product 10."""
    with caller(planner, planner.accounts.sign_in(LAURENTIDES).token) as laurentides:
        yield laurentides


@pytest.fixture
def stranger(planner: Understudy) -> Iterator[httpx.Client]:
    """A client that has not signed in."""
    with caller(planner) as stranger:
        yield stranger
