"""A defect of ours is a 500 in the API's own envelope; its inside stays in the log."""

import asyncio
import logging

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from understudy.server.gates.errors import Errors
from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.request.visit import begin
from understudy.server.response.refusals import Refusals
from understudy.server.world import World

SECRET = "the inside of the server"


async def crash(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail as no handler should."""
    raise ZeroDivisionError(SECRET)


async def crash_halfway(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail after the answer has begun."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ZeroDivisionError(SECRET)


async def ask(broken: object, path: str) -> httpx.Response:
    """Return the answer of a broken app behind the errors gate."""
    served = load_served((), ())
    world = World(Options(), served)
    errors = Errors(broken, refusals=Refusals(served))  # type: ignore[arg-type]  # an ASGI app

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        begin(scope, world)
        await errors(scope, receive, send)

    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://mock") as client:
        return await client.get(path)


def test_a_crash_is_a_500_in_the_envelope_and_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "understudy"):
        answer = asyncio.run(ask(crash, "/v1/info"))

    assert answer.status_code == 500
    assert answer.json() == {"status": "error", "message": "Internal server error"}
    assert SECRET in caplog.text


def test_a_crash_outside_every_api_is_a_plain_500() -> None:
    answer = asyncio.run(ask(crash, "/elsewhere"))

    assert (answer.status_code, answer.json()) == (500, {"error": "Internal server error"})


def test_an_answer_that_has_begun_is_broken_off(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(ask(crash_halfway, "/v1/info"))
