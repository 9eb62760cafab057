"""Forced answers of a small API whose spec is as odd as a spec may be."""

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from starlette.types import Message
from tests.server.made_up import behind_gates

from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.world import World

DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Odd", "version": "1"},
    "servers": [{"url": "/odd"}],
    "paths": {
        "/thing": {
            "get": {
                "operationId": "get_thing",
                "responses": {
                    "200": {
                        "description": "without an example",
                        "content": {"application/json": {"schema": {"type": "object"}}},
                    },
                    "202": {"$ref": "#/components/responses/Named"},
                    "204": {"description": "nothing"},
                    "400": {
                        "description": "in another form",
                        "content": {"text/plain": {"example": "no"}},
                    },
                    "404": {"description": "without a body"},
                    "default": {"description": "anything"},
                },
            }
        }
    },
    "components": {
        "responses": {
            "Named": {
                "description": "with an example that stands elsewhere",
                "content": {
                    "application/json": {
                        "examples": {"elsewhere": {"$ref": "#/components/examples/a~1b"}}
                    }
                },
            }
        },
        "examples": {"a/b": {"value": {"is": "here"}}},
    },
}


async def get_thing() -> dict[str, bool]:
    """Return the thing."""
    return {"real": True}


class Odd:
    """The API on a world of its own."""

    def __init__(self) -> None:
        self.world = World(Options(), load_served((), ()))
        self.app = behind_gates(self.world, DOCUMENT, {"get_thing": get_thing}, {})

    def ask(self, prefer: str = "") -> httpx.Response:
        """Return what a GET of the thing answers."""

        async def call() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://mock") as client:
                return await client.get("/odd/thing", headers={"Prefer": prefer})

        return asyncio.run(call())


@pytest.fixture
def odd() -> Iterator[Odd]:
    """The API, without faults."""
    odd = Odd()
    yield odd
    odd.world.close()


def test_without_a_preference_the_handler_answers(odd: Odd) -> None:
    assert odd.ask().json()["data"] == {"real": True}


def test_a_success_without_an_example_cannot_be_forced(odd: Odd) -> None:
    answer = odd.ask("code=200")

    assert answer.status_code == 400
    assert answer.json()["message"] == (
        "Validation failed: Prefer code is documented as 200, but without an example to send"
    )


def test_an_example_that_stands_elsewhere_is_found(odd: Odd) -> None:
    assert odd.ask("code=202").json() == {"is": "here"}
    assert odd.ask("example=elsewhere").status_code == 202


def test_an_answer_without_a_body_has_none(odd: Odd) -> None:
    answer = odd.ask("code=204")

    assert (answer.status_code, answer.content) == (204, b"")


def test_an_answer_in_another_form_is_sent_in_that_form(odd: Odd) -> None:
    answer = odd.ask("code=400")

    assert (answer.headers["content-type"], answer.text) == ("text/plain", "no")


@pytest.mark.parametrize(("status", "message"), [(404, "Not found"), (418, "I'm a teapot")])
def test_a_fault_without_a_documented_example_says_what_http_calls_it(
    odd: Odd, status: int, message: str
) -> None:
    odd.world.faults.add({"status": status})

    answer = odd.ask()

    assert answer.status_code == status
    assert answer.json() == {"status": "error", "message": message}


def test_only_statuses_that_are_named_can_be_forced(odd: Odd) -> None:
    assert odd.ask("code=500").json()["message"].endswith("must be one of 200, 202, 204, 400, 404")


def test_under_another_web_server_a_dropped_call_ends_without_an_answer(odd: Odd) -> None:
    odd.world.faults.add({"drop": True})
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/odd/thing", "headers": []}
    asyncio.run(odd.app({**scope, "query_string": b"", "root_path": ""}, receive, send))

    assert sent == []
