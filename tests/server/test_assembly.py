"""What a further API may bring along: keys in headers, query parameters, and mistakes."""

import asyncio
from dataclasses import replace
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp
from tests.conftest import key
from tests.server.made_up import behind_gates

from understudy.reference.spec import SpecError
from understudy.server.gates.security import security_map
from understudy.server.options import Options
from understudy.server.registry import load_served, refuse_overlap
from understudy.server.served import Created, HandlerError
from understudy.server.world import World

BODY = {"application/json": {"schema": {"type": "object"}}}
OK = {
    "200": {"description": "ok", "x-message": "Seen", "content": BODY},
    "201": {"description": "made", "content": BODY},
    "400": {"description": "not valid", "content": BODY},
    "401": {"description": "no key", "content": BODY},
}
LIMIT = {"name": "limit", "in": "query", "required": True, "schema": {"type": "integer"}}
TAGS = {
    "name": "tags",
    "in": "query",
    "schema": {"type": "array", "items": {"type": "string"}},
}
ITEM = {"name": "itemId", "in": "path", "required": True, "schema": {"type": "integer"}}


def document(paths: dict[str, Any]) -> dict[str, Any]:
    """Return a spec of these paths whose key is a header of its own."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Toy", "version": "1"},
        "servers": [{"url": "/toy"}],
        "paths": paths,
        "security": [{"key": []}],
        "components": {
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Toy-Key"}}
        },
    }


def get(name: str, *parameters: dict[str, Any]) -> dict[str, Any]:
    """Return a path that has one GET."""
    return {"get": {"operationId": name, "parameters": list(parameters), "responses": OK}}


def toy(paths: dict[str, Any], **handlers: Any) -> ASGIApp:
    """Return the stack of a small API over the world of the real one."""
    world = World(Options(), load_served((), ()))
    return behind_gates(world, document(paths), handlers, security_map("productionplanner"))


def ask(app: ASGIApp, path: str, **headers: str) -> httpx.Response:
    """Return what the app answers to a GET."""

    async def call() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://mock") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(call())


async def echo(**given: Any) -> dict[str, Any]:
    """Return what the call names."""
    return given


async def list_items(limit: int, tags: list[str] | None) -> dict[str, Any]:
    """Return the query as it was parsed."""
    return await echo(limit=limit, tags=tags)


async def get_item(item_id: int) -> dict[str, Any]:
    """Return the id as it was parsed."""
    return await echo(id=item_id)


async def make_item() -> Created:
    """Say that something was made."""
    return Created({"made": True})


ITEMS = {"/items": get("list_items", LIMIT, TAGS), "/items/{itemId}": get("get_item", ITEM)}


@pytest.fixture(scope="module")
def items() -> ASGIApp:
    """An API with a key in a header, query parameters and a number in a path."""
    paths = {**ITEMS, "/made": get("make_item")}
    return toy(paths, list_items=list_items, get_item=get_item, make_item=make_item)


def test_a_key_may_stand_in_a_header_of_its_own(items: ASGIApp) -> None:
    assert ask(items, "/toy/items?limit=2").status_code == 401
    assert ask(items, "/toy/items?limit=2", **{"X-Toy-Key": key("0")}).status_code == 401
    assert ask(items, "/toy/items?limit=2", **{"x-toy-key": key("1")}).status_code == 200


def test_query_parameters_are_parsed_and_checked(items: ASGIApp) -> None:
    good = {"X-Toy-Key": key("1")}

    seen = ask(items, "/toy/items?limit=2&tags=a&tags=b&other=1", **good).json()["data"]
    assert seen == {"limit": 2, "tags": ["a", "b"]}
    missing = ask(items, "/toy/items", **good).json()["message"]
    assert missing == "Validation failed: limit is required"
    wrong = ask(items, "/toy/items?limit=two", **good).json()["message"]
    assert wrong == "Validation failed: limit must be an integer"


def test_a_number_in_the_path_that_is_none_is_400(items: ASGIApp) -> None:
    good = {"X-Toy-Key": key("1")}

    assert ask(items, "/toy/items/7", **good).json()["data"] == {"id": 7}
    assert ask(items, "/toy/items/seven", **good).status_code == 400


def test_an_operation_may_answer_200_or_201(items: ASGIApp) -> None:
    answer = ask(items, "/toy/made", **{"X-Toy-Key": key("1")})

    assert (answer.status_code, answer.json()["data"]) == (201, {"made": True})


def test_an_operation_without_a_handler_is_refused() -> None:
    with pytest.raises(HandlerError, match="toy has no handler called 'lost'"):
        ask(toy({"/lost": get("lost")}), "/toy/lost")


def test_a_handler_that_asks_for_what_nobody_has_is_refused() -> None:
    async def odd(nonsense: str) -> None:
        """Ask for something that there is not."""

    with pytest.raises(HandlerError, match="odd asks for 'nonsense', which nothing is called"):
        ask(toy({"/odd": get("odd")}, odd=odd), "/toy/odd")


def test_two_operations_of_one_name_are_refused() -> None:
    paths = {"/one": get("twin"), "/two": get("twin")}

    with pytest.raises(HandlerError, match="two operations are called 'twin'"):
        ask(toy(paths, twin=make_item), "/toy/one")


def test_a_spec_that_is_no_openapi_is_refused_by_name() -> None:
    with pytest.raises(SpecError, match=r"the spec of toy: is not OpenAPI 3\.0"):
        toy({"/lost": {"get": {"operationId": "lost"}}})


def test_two_apis_that_share_a_route_are_refused() -> None:
    (served,) = load_served(("productionplanner",), ())

    with pytest.raises(SpecError, match="productionplanner and twin both answer GET /v1/info"):
        refuse_overlap((served, replace(served, name="twin")))


def test_an_api_that_would_stand_where_the_reference_site_does_is_refused() -> None:
    (served,) = load_served(("productionplanner",), ())

    with pytest.raises(SpecError, match="/docs/reference is the reference site's"):
        refuse_overlap((replace(served, name="reference"),))
