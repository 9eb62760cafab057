"""A stand-in whose API delivers events as Planado documents it, and a receiver."""

from collections.abc import Iterator

import pytest
from tests.conftest import START
from tests.server.webhooks.announcing import API, ORG, POLICY
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.server.apis.productionplanner import settings
from understudy.testing import Understudy, Webhook


@pytest.fixture(scope="package")
def with_webhooks() -> Iterator[None]:
    """Let ProductionPlanner, which documents no webhooks, have some."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "WEBHOOKS", POLICY, raising=False)
        yield


@pytest.fixture(scope="package")
def announcing(with_webhooks: None) -> Iterator[Understudy]:
    """The stand-in of these tests: frozen clock, fixed seed, its answers checked by its spec."""
    with Understudy(apis=(API,), seed=1, clock=START, check_responses=True) as mock:
        yield mock


@pytest.fixture
def mock(announcing: Understudy) -> Understudy:
    """The stand-in, back at the start."""
    announcing.reset()
    return announcing


@pytest.fixture(scope="package")
def listening() -> Iterator[Receiver]:
    """The receiver of these tests."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def receiver(listening: Receiver) -> Receiver:
    """The receiver, with nothing received, content with everything."""
    listening.got.clear()
    listening.fails(0)
    return listening


@pytest.fixture
def hook(mock: Understudy, receiver: Receiver) -> Webhook:
    """A webhook of Acme that leads to the receiver."""
    return mock.webhooks.add(API, ORG, receiver.url, secret="hush")
