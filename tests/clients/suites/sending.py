"""Sends a call of a plan as it stands there, with no client between."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from tests.clients.document import Node


def send(client: httpx.Client, plan: Node, call: Node) -> httpx.Response:
    """Make one call of a plan."""
    path: str = call["path"]
    query: list[tuple[str, str | int | float | bool | None]] = []
    headers: dict[str, str] = {}
    for parameter in call["parameters"]:
        name, place, value = parameter["name"], parameter["in"], parameter["value"]
        if place == "path":
            path = in_path(path, name, value)
        elif place == "query":
            many = value if isinstance(value, list) else [value]
            query += [(name, as_text(one)) for one in many]
        else:
            headers[name] = as_text(value)
    if call["key"]:
        headers[plan["security"]["header"]] = plan["security"]["prefix"] + call["key"]
    content, parts = None, None
    if call["file"] is not None:
        file = call["file"]
        parts = {file["field"]: (file["name"], Path(file["path"]).read_bytes())}
    if call["body"] is not None:
        content, headers["Content-Type"] = json.dumps(call["body"]), call["media_type"]
    return client.request(
        call["method"], path, params=query, headers=headers, content=content, files=parts
    )


def in_path(path: str, name: str, value: Any) -> str:
    """Put a parameter's value into the template of a path."""
    return path.replace(f"{{{name}}}", quote(as_text(value), safe=""))


def as_text(value: Any) -> str:
    """Write a parameter's value as it stands in a URL or a header."""
    return value if isinstance(value, str) else json.dumps(value)
