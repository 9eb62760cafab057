"""A spec walked by itself, without what the readers know: what a reading must have."""

from collections.abc import Iterator
from typing import Any

from understudy.reference.spec import METHODS

OPAQUE = ("example", "value", "x-problem", "x-when", "x-assumed", "enum", "default")


def resolved(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Return what a node is, or what its reference leads to."""
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        node = target
    return node


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield method, path and each operation, with the parameters of its path."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                given = [*item.get("parameters", []), *item[method].get("parameters", [])]
                parameters = [resolved(document, each) for each in given]
                yield method, path, {**item[method], "parameters": parameters}


def paths(document: dict[str, Any], node: dict[str, Any], path: str = "") -> Iterator[str]:
    """Yield the path of every field below a schema, as the readers write it."""
    schema = resolved(document, node)
    for member in (*schema.get("allOf", ()), *schema.get("anyOf", ())):
        yield from paths(document, member, path)
    if "x-instead" in schema:
        yield from paths(document, schema["x-instead"], path)
    for name, inner in schema.get("properties", {}).items():
        own = f"{path}.{name}".lstrip(".")
        yield own
        yield from paths(document, inner, own)
    if "items" in schema:
        yield from paths(document, schema["items"], f"{path}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from paths(document, schema["additionalProperties"], f"{path}.<name>".lstrip("."))


def examples(media: dict[str, Any]) -> Iterator[Any]:
    """Yield the values of the examples of a body."""
    if "example" in media:
        yield media["example"]
    yield from (each["value"] for each in media.get("examples", {}).values())


def marks(node: Any, *keys: object) -> Iterator[tuple[str, str, str]]:
    """Yield pointer, keyword and reason of everything that is marked as assumed."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from marks(item, *keys, index)
    if not isinstance(node, dict):
        return
    mark = node.get("x-assumed", {})
    pointer = "/".join(str(key).replace("~", "~0").replace("/", "~1") for key in keys)
    for keyword, reason in (mark if isinstance(mark, dict) else {"": mark}).items():
        yield pointer, keyword, reason.strip()
    is_map = bool(keys) and keys[-1] in ("properties", "examples", "schemas", "parameters")
    for key, value in node.items():
        if is_map or key not in OPAQUE:
            yield from marks(value, *keys, key)
