"""What every test may ask for: one stand-in per run, and clients of each organization in it."""

from collections.abc import Iterator

import httpx
import pytest
from tests.pems import Pems, write_pems

from understudy.testing import Control, Understudy

pytest_plugins = [
    "tests.plugins.answers",
    "tests.plugins.missing_tools",
    "tests.plugins.public_schedules",
]

START = "2026-06-15T12:00:00Z"
FIRST = "productionplanner"
# Ends a test that hangs; on a machine with much else to do a start alone takes ten seconds.
PATIENCE = 60


def key(digit: str) -> str:
    """Return a demo key: `pp_` and one hex digit 64 times."""
    return f"pp_{digit * 64}"


@pytest.fixture(scope="session", autouse=True)
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests serve apart from what the developer runs on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def running() -> Iterator[Understudy]:
    """The stand-in that tests share: frozen clock, fixed seed, its answers checked by its spec."""
    with Understudy(apis=(FIRST,), seed=1, clock=START, check_responses=True) as mock:
        yield mock


@pytest.fixture
def mock(running: Understudy) -> Understudy:
    """The shared stand-in, back at the start."""
    running.reset()
    return running


@pytest.fixture(scope="session")
def pems(tmp_path_factory: pytest.TempPathFactory) -> Pems:
    """A certificate for this machine, whose authority nobody knows."""
    return write_pems(tmp_path_factory.mktemp("pems"), "127.0.0.1", "::1", "localhost")


def client(mock: Control, token: str | None) -> httpx.Client:
    """Return a client of ProductionPlanner that sends this key."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    url = mock.url(FIRST)
    # Nothing here speaks TLS: not reading the authorities' certificates saves 20 ms a client.
    return httpx.Client(
        base_url=url, headers=headers, trust_env=False, verify=False, timeout=PATIENCE
    )


@pytest.fixture
def acme(mock: Understudy) -> Iterator[httpx.Client]:
    """A client with Acme's first key."""
    with client(mock, key("1")) as acme:
        yield acme


@pytest.fixture
def north(mock: Understudy) -> Iterator[httpx.Client]:
    """A client with Northlight's key."""
    with client(mock, key("4")) as north:
        yield north


@pytest.fixture
def blank(mock: Understudy) -> Iterator[httpx.Client]:
    """A client of an organization without projects."""
    with client(mock, key("5")) as blank:
        yield blank


@pytest.fixture
def stranger(mock: Understudy) -> Iterator[httpx.Client]:
    """A client that sends no key."""
    with client(mock, None) as stranger:
        yield stranger


@pytest.fixture
def control(mock: Understudy) -> Iterator[httpx.Client]:
    """A client of the control plane."""
    root = f"{mock.root}/_understudy"
    with httpx.Client(base_url=root, trust_env=False, verify=False, timeout=PATIENCE) as control:
        yield control
