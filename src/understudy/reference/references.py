"""References within a document: what they lead to, and those whose targets have gone."""

from collections.abc import Mapping
from typing import Any


def without_dangling(document: Any) -> Any:
    """Return a copy without the objects that refer to a part which is not there.

    What refers to what goes with it goes too.
    """
    kept = _kept(document, document)
    return kept if kept == document else without_dangling(kept)


def _kept(node: Any, document: Any) -> Any:
    if isinstance(node, list):
        return [_kept(item, document) for item in node if not _dangles(item, document)]
    if not isinstance(node, dict):
        return node
    return {
        key: _kept(value, document) for key, value in node.items() if not _dangles(value, document)
    }


def _dangles(node: Any, document: Any) -> bool:
    if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
        return False
    target = document
    for part in node["$ref"].removeprefix("#/").split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(target, dict) or name not in target:
            return True
        target = target[name]
    return False


def resolved(node: Mapping[str, Any], document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a node is, or what its `$ref` points at within the document."""
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def merged(schema: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema without `$ref` and `allOf`: what all of its members say together."""
    found = resolved(schema, document)
    members = [merged(each, document) for each in found.get("allOf", ())]
    if not members:
        return dict(found)
    whole: dict[str, Any] = {}
    for each in (*members, {k: v for k, v in found.items() if k != "allOf"}):
        properties = {**whole.get("properties", {}), **each.get("properties", {})}
        required = [*whole.get("required", ()), *each.get("required", ())]
        whole |= {**each, "properties": properties, "required": required}
    return whole
