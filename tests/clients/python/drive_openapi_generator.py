"""Makes the calls of a plan with a client of openapi-generator's `python`."""

import inspect
import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args, get_type_hints

from generated_client import ApiClient, ApiException, Configuration, api
from tests.clients.python.driving import Node, drive, plain

SUFFIX = "_with_http_info"


def connect(plan: Node) -> Callable[[Node], tuple[int, Any]]:
    """Return what makes one call."""
    classes = {plain(name): found for found in _classes() for name in vars(found)}
    return lambda call: _made(plan, call, classes[plain(call["operation"])])


def _classes() -> Iterator[type]:
    for found in iter_modules(api.__path__, f"{api.__name__}."):
        for name, kind in vars(import_module(found.name)).items():
            if isinstance(kind, type) and name.endswith("Api"):
                yield kind


def _made(plan: Node, call: Node, kind: type) -> tuple[int, Any]:
    wanted = plain(call["operation"] + SUFFIX)
    name = next(name for name in vars(kind) if plain(name) == wanted)
    with ApiClient(_configuration(plan, call["key"])) as client:
        function = getattr(kind(client), name)
        try:
            response = function(**_arguments(call, function))
        except ApiException as error:
            return error.status, _untyped(error.data)
        return response.status_code, _untyped(response.data)


def _configuration(plan: Node, key: str | None) -> Configuration:
    security = plan["security"]
    if security is None:
        return Configuration(host=plan["base_url"])
    if security["type"] == "http":
        return Configuration(host=plan["base_url"], access_token=key)
    return Configuration(host=plan["base_url"], api_key={security["scheme"]: key})


def _arguments(call: Node, function: Callable[..., Any]) -> Node:
    """Parameters by their names; the body is the one that bears none of those."""
    values = {plain(one["name"]): one["value"] for one in call["parameters"]}
    names = [name for name in inspect.signature(function).parameters if name[0] != "_"]
    arguments = {name: values[plain(name)] for name in names if plain(name) in values}
    if call["file"] is not None:
        # It reads what it is given the path of.
        arguments[call["file"]["field"]] = call["file"]["path"]
    if call["body"] is not None:
        hints = get_type_hints(function)
        name = next(one for one in names if _models(hints[one]))
        arguments[name] = _models(hints[name])[0].from_dict(call["body"])
    return arguments


def _models(hint: Any) -> list[Any]:
    return [kind for kind in get_args(hint) or (hint,) if hasattr(kind, "from_dict")]


def _untyped(data: Any) -> Any:
    if isinstance(data, list):
        return [_untyped(item) for item in data]
    return json.loads(data.to_json()) if hasattr(data, "to_json") else data


if __name__ == "__main__":
    drive(connect)
