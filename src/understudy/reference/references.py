"""References within a document: what they lead to, and those whose targets have gone."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Keys: TypeAlias = tuple[str | int, ...]


class BadReference(ValueError):
    """A `$ref` cannot be followed; `keys` lead to it, where it was written."""

    def __init__(self, keys: Keys, why: str) -> None:
        super().__init__(why)
        self.keys = keys


def pointed(document: Any, reference: str) -> tuple[Any, Keys]:
    """Return what `#/a/b` points at, with the keys to it; LookupError tells why there is none."""
    if not reference.startswith("#/"):
        raise LookupError(f"{reference} is in another file; bundle them into one")
    target, keys = document, []
    for part in reference[2:].split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        step: str | int = int(name) if isinstance(target, list) and name.isdecimal() else name
        try:
            target = target[step]
        except (LookupError, TypeError):
            raise LookupError(f"there is no {reference}") from None
        keys.append(step)
    return target, tuple(keys)


def followed(document: Any, reference: str, keys: Keys) -> tuple[Any, Keys]:
    """Return what a `$ref` leads to in the end, with the keys to it; `keys` are its own."""
    passed: list[str] = []
    while True:
        try:
            target, there = pointed(document, reference)
        except LookupError as error:
            raise BadReference(keys, str(error)) from None
        passed.append(reference)
        if not (isinstance(target, dict) and isinstance(target.get("$ref"), str)):
            return target, there
        reference, keys = target["$ref"], there
        if reference in passed:
            raise BadReference(keys, f"{reference} leads back to itself")


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
    try:
        pointed(document, node["$ref"])
    except LookupError:
        return True
    return False


def resolved(node: Mapping[str, Any], document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a node is, or what its `$ref` points at within the document."""
    while "$ref" in node:
        node, _ = pointed(document, node["$ref"])
    return node


def references_in(schema: Mapping[str, Any], document: Mapping[str, Any]) -> Iterator[str]:
    """Yield each `$ref` that leads to what a schema is: its own, and those in its `allOf`."""
    while "$ref" in schema:
        yield schema["$ref"]
        schema, _ = pointed(document, schema["$ref"])
    for member in schema.get("allOf", ()):
        yield from references_in(member, document)


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
