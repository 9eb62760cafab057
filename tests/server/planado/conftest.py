"""A stand-in of Planado that its tests share, and clients of both accounts."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import START
from tests.server.planado.accounts import BRIGHTLINE, NORDWIND, client

from understudy.testing import Understudy


@pytest.fixture(scope="session")
def serving_planado() -> Iterator[Understudy]:
    """Planado alone, in its default profile: frozen clock, fixed seed, answers checked."""
    with Understudy(apis=("planado",), seed=1, clock=START, check_responses=True) as planado:
        yield planado


@pytest.fixture
def planado(serving_planado: Understudy) -> Understudy:
    """The shared stand-in, back at the start."""
    serving_planado.reset()
    return serving_planado


@pytest.fixture
def brightline(planado: Understudy) -> Iterator[httpx.Client]:
    """A client with the key of the first account."""
    with client(planado, BRIGHTLINE) as brightline:
        yield brightline


@pytest.fixture
def nordwind(planado: Understudy) -> Iterator[httpx.Client]:
    """A client with the key of the second account."""
    with client(planado, NORDWIND) as nordwind:
        yield nordwind


@pytest.fixture
def stranger(planado: Understudy) -> Iterator[httpx.Client]:
    """A client that sends no key."""
    with client(planado, None) as stranger:
        yield stranger
