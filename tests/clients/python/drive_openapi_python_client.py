"""Makes the calls of a plan with a client of openapi-python-client."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, get_args, get_type_hints

import generated_client
from generated_client import api
from tests.clients.python.driving import Node, drive, plain

NOTHING = type(None)


def connect(plan: Node) -> Callable[[Node], tuple[int, Any]]:
    """Return what makes one call."""
    modules = {plain(module.__name__.rpartition(".")[2]): module for module in _modules()}
    return lambda call: _made(plan, call, modules[plain(call["operation"])].sync_detailed)


def _modules() -> Iterator[ModuleType]:
    for found in walk_packages(api.__path__, f"{api.__name__}."):
        if not found.ispkg:
            yield import_module(found.name)


def _made(plan: Node, call: Node, function: Callable[..., Any]) -> tuple[int, Any]:
    values = {plain(one["name"]): one["value"] for one in call["parameters"]}
    if call["body"] is not None:
        values["body"] = call["body"]
    hints = get_type_hints(function)
    if call["file"] is not None:
        values["body"] = _form(call["file"], hints["body"])
    names = {plain(name): name for name in inspect.signature(function).parameters}
    arguments = {names[key]: _typed(value, hints[names[key]]) for key, value in values.items()}
    with _client(plan, call["key"]) as client:
        response = function(client=client, **arguments)
    return int(response.status_code), _untyped(response.parsed)


def _form(file: Node, hint: Any) -> Any:
    """Return a form with a file as the model that a function asks for."""
    (kind,) = [kind for kind in get_args(hint) or (hint,) if hasattr(kind, "to_multipart")]
    # Generated code has it under its own package.
    sent = import_module(f"{generated_client.__name__}.types").File
    octets = BytesIO(Path(file["path"]).read_bytes())
    return kind(**{file["field"]: sent(payload=octets, file_name=file["name"])})


def _client(plan: Node, key: str | None) -> Any:
    security = plan["security"]
    if security is None:
        return generated_client.Client(base_url=plan["base_url"])
    return generated_client.AuthenticatedClient(
        base_url=plan["base_url"],
        token=key,
        prefix=security["prefix"].strip(),
        auth_header_name=security["header"],
    )


def _typed(value: Any, hint: Any) -> Any:
    """Return a JSON value as the type that a function asks for, one of several where it may."""
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not NOTHING]
    if isinstance(value, dict):
        return _model(value, [kind for kind in kinds if hasattr(kind, "from_dict")])
    if isinstance(value, str):
        for kind in kinds:
            if kind in (datetime, date):
                return kind.fromisoformat(value)
            if isinstance(kind, type) and issubclass(kind, Enum):
                return kind(value)
    return value


def _model(value: Node, kinds: list[Any]) -> Any:
    """Return a value as the kind of several that knows the most of its fields."""
    models = []
    for kind in kinds:
        with suppress(KeyError, TypeError, ValueError):
            models.append(kind.from_dict(value))
    if not models:
        raise TypeError(f"none of {kinds} takes {value}")
    return min(models, key=lambda model: len(getattr(model, "additional_properties", ())))


def _untyped(parsed: Any) -> Any:
    if isinstance(parsed, list):
        return [_untyped(item) for item in parsed]
    return parsed.to_dict() if hasattr(parsed, "to_dict") else parsed


if __name__ == "__main__":
    drive(connect)
