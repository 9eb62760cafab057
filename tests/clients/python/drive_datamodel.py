"""Makes the calls of a plan with httpx and the models of datamodel-code-generator."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import generated_models
import httpx
from pydantic import BaseModel
from tests.clients.python.driving import Node, drive, plain

MODELS: dict[str, type[BaseModel]] = {
    plain(name): kind
    for name, kind in vars(generated_models).items()
    if isinstance(kind, type) and issubclass(kind, BaseModel)
}


def connect(plan: Node) -> Callable[[Node], tuple[int, Any]]:
    """Return what makes one call."""
    client = httpx.Client(base_url=plan["base_url"])
    return lambda call: _made(client, plan["security"], call)


def _made(client: httpx.Client, security: Node | None, call: Node) -> tuple[int, Any]:
    headers = _named(call, "header")
    if security is not None and call["key"] is not None:
        headers[security["header"]] = security["prefix"] + call["key"]
    path = {name: quote(str(value), safe="") for name, value in _named(call, "path").items()}
    file = call["file"]
    parts = file and {file["field"]: (file["name"], Path(file["path"]).read_bytes())}
    response = client.request(
        call["method"],
        call["path"].format(**path),
        params=_named(call, "query"),
        headers=headers,
        files=parts,
        json=None if call["body"] is None else _recoded(call["body_schema"], call["body"]),
    )
    decoded = _recoded(call["answer_schema"], response.json()) if response.content else None
    return response.status_code, decoded


def _named(call: Node, place: str) -> Node:
    return {one["name"]: one["value"] for one in call["parameters"] if one["in"] == place}


def _recoded(schema: str | None, value: Any) -> Any:
    """Return what is left of a JSON value after a model has read and written it."""
    if schema is None:
        raise TypeError("the spec gives this body no name, so there is no model of it")
    if schema.startswith("[]"):
        return [_recoded(schema.removeprefix("[]"), item) for item in value]
    model = MODELS[plain(schema)].model_validate(value)
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


if __name__ == "__main__":
    drive(connect)
