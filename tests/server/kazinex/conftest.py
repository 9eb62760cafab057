"""A stand-in of Kazinex Planner that its tests share, and clients with each of its keys."""

from collections.abc import Iterator

import httpx
import pytest
from tests.server.kazinex.harbour import ADMIN, API, READER, RIDGES, WRITER, client

from understudy.testing import Understudy

START = "2025-07-01T12:00:00Z"


@pytest.fixture(scope="session")
def serving_kazinex() -> Iterator[Understudy]:
    """Kazinex Planner alone: frozen clock, fixed seed, answers checked."""
    with Understudy(apis=(API,), seed=1, clock=START, check_responses=True) as planner:
        yield planner


@pytest.fixture
def planner(serving_kazinex: Understudy) -> Understudy:
    """The shared stand-in, back at the start."""
    serving_kazinex.reset()
    return serving_kazinex


@pytest.fixture
def harbour(planner: Understudy) -> Iterator[httpx.Client]:
    """A client with the administrator's key of the first organization."""
    with client(planner, ADMIN) as harbour:
        yield harbour


@pytest.fixture
def reader(planner: Understudy) -> Iterator[httpx.Client]:
    """A client with its read-only key."""
    with client(planner, READER) as reader:
        yield reader


@pytest.fixture
def writer(planner: Understudy) -> Iterator[httpx.Client]:
    """A client with its read-write key, which is no administrator's."""
    with client(planner, WRITER) as writer:
        yield writer


@pytest.fixture
def ridge(planner: Understudy) -> Iterator[httpx.Client]:
    """A client with the key of the second organization."""
    with client(planner, RIDGES) as ridge:
        yield ridge
