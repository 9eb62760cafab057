"""Planado, which announces what happens in it, and a receiver."""

from collections.abc import Iterator

import pytest
from tests.conftest import START
from tests.server.webhooks.account import API, ORG, TYPES
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.testing import Understudy, Webhook


@pytest.fixture(scope="package")
def announcing() -> Iterator[Understudy]:
    """The stand-in of these tests: frozen clock, fixed seed, its answers checked by its spec."""
    with Understudy(apis=(API,), seed=1, clock=START, check_responses=True) as mock:
        yield mock


@pytest.fixture
def mock(announcing: Understudy) -> Understudy:
    """The stand-in with its accounts and keys, without any webhook."""
    announcing.reset(to="empty")
    return announcing


@pytest.fixture(scope="package")
def listening() -> Iterator[Receiver]:
    """The receiver of these tests."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def receiver(listening: Receiver) -> Receiver:
    """The receiver, with nothing received, content with everything."""
    listening.begin()
    return listening


@pytest.fixture
def hook(mock: Understudy, receiver: Receiver) -> Webhook:
    """A webhook that leads to the receiver."""
    return mock.webhooks.add(API, ORG, receiver.url, event_types=TYPES, secret="hush")
