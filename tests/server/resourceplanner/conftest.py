"""A stand-in of ResourcePlanner that its tests share, and clients of its workspaces."""

from collections.abc import Iterator

import httpx
import pytest
from tests.server.resourceplanner.workspaces import API, BALTIC_KEY, KESTREL, KEY, client

from understudy.testing import Understudy

START = "2025-10-20T12:00:00Z"


@pytest.fixture(scope="session")
def serving_planner() -> Iterator[Understudy]:
    """ResourcePlanner alone: frozen clock, fixed seed, answers checked."""
    with Understudy(apis=(API,), seed=1, clock=START, check_responses=True) as planner:
        yield planner


@pytest.fixture
def planner(serving_planner: Understudy) -> Understudy:
    """The shared stand-in, back at the start."""
    serving_planner.reset()
    return serving_planner


@pytest.fixture
def kestrel(planner: Understudy) -> Iterator[httpx.Client]:
    """A client with the key of the first workspace."""
    with client(planner, KEY) as kestrel:
        yield kestrel


@pytest.fixture
def baltic(planner: Understudy) -> Iterator[httpx.Client]:
    """A client with the key of the second workspace."""
    with client(planner, BALTIC_KEY) as baltic:
        yield baltic


@pytest.fixture
def manager(planner: Understudy) -> Iterator[httpx.Client]:
    """A client with a manager's key of the first workspace, made beside its own."""
    key = planner.keys.create(API, KESTREL, "Jordan", role="manager")
    with client(planner, key.key) as manager:
        yield manager
