"""Moving the clock runs what falls due, and the answer says what that was."""

from collections.abc import Iterator
from datetime import timedelta

import orjson
import pytest
from tests.conftest import START
from tests.server.asgi import Direct

from understudy.server.app import App, create_app
from understudy.server.options import Options


@pytest.fixture
def app() -> App:
    """A stand-in without a socket."""
    return create_app(Options(clock=START))


@pytest.fixture
def direct(app: App) -> Iterator[Direct]:
    """Calls to it."""
    direct = Direct(app)
    yield direct
    direct.close()


def fail() -> None:
    """Be a job that does not work."""
    raise ValueError("no such address")


def test_what_falls_due_runs_in_time_order_and_is_named(app: App, direct: Direct) -> None:
    clock, ran = app.world.clock, []
    for minutes, name in ((20, "second"), (10, "first"), (70, "later")):
        clock.schedule(clock.now() + timedelta(minutes=minutes), name, lambda: ran.append(1))
    clock.schedule(clock.now() + timedelta(minutes=30), "broken", fail)

    status, body = direct.ask("POST", "/_understudy/clock", "", {"advance": "1h"})

    assert status == 200
    assert len(ran) == 2
    assert orjson.loads(body) == {
        "now": "2026-06-15T13:00:00.000Z",
        "frozen": True,
        "ran": [
            {"at": "2026-06-15T12:10:00.000Z", "name": "first", "error": None},
            {"at": "2026-06-15T12:20:00.000Z", "name": "second", "error": None},
            {
                "at": "2026-06-15T12:30:00.000Z",
                "name": "broken",
                "error": "ValueError: no such address",
            },
        ],
    }
