"""The reference site as a visitor meets it, built by a small command in place of the real one."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient
from tests.server.site.command import write_site
from tests.server.site.visiting import BASE, NAME, Visit

from understudy.server.site.app import SiteApp
from understudy.server.site.builder import Builder
from understudy.server.site.cache import Cache
from understudy.server.site.site import Site

COMMAND = Path(__file__).with_name("command.py")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where built sites are kept."""
    return tmp_path / "kept"


@pytest.fixture
def visit(place: Path) -> Iterator[Visit]:
    """Opens a site whose builder runs the command with some options: `visit("--log", file)`."""
    clients = []

    def visit(*options: str | Path, program: tuple[str, ...] = ()) -> TestClient:
        plain = (sys.executable, "-I", "-S", str(COMMAND), *map(str, options))
        builder = Builder(Cache([place]), lambda: NAME, ("--api", "first"), program or plain)
        # A router keeps one event loop going for all requests of a client.
        app = Router(default=SiteApp(Site(builder), BASE))
        client = TestClient(app, follow_redirects=False)
        clients.append(client)
        return client.__enter__()

    yield visit
    for client in clients:
        client.__exit__()


@pytest.fixture
def built(visit: Visit, place: Path) -> TestClient:
    """A site that is in the cache; where another one was asked for, no process could start."""
    write_site(place / NAME)
    return visit(program=("/nowhere/python",))


@pytest.fixture
def hold(tmp_path: Path) -> Path:
    """What the command waits for, until a test writes to it."""
    fifo = tmp_path / "hold"
    os.mkfifo(fifo)
    return fifo
