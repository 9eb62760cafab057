"""ProductionPlanner's document as tests walk it: operations, components, examples, schemas."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import validator_for

from understudy.catalog import find
from understudy.reference.schemas import json_schema
from understudy.reference.spec import METHODS, load_spec

SPEC = load_spec(find("productionplanner"))
DOCUMENT = SPEC.document
COMPONENTS = DOCUMENT["components"]


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every operation with its method and path."""
    return [
        (method, path, item[method])
        for path, item in DOCUMENT["paths"].items()
        for method in METHODS
        if method in item
    ]


def component(reference: dict[str, str]) -> dict[str, Any]:
    """Return what a `$ref` means; KeyError where there is no `$ref`."""
    _, _, kind, name = reference["$ref"].split("/")
    found: dict[str, Any] = COMPONENTS[kind][name]
    return found


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Return every object of the document."""
    if isinstance(node, list):
        for item in node:
            yield from nodes(item)
    if isinstance(node, dict):
        yield node
        # What an extension holds speaks of keywords, and has none.
        yield from nodes([part for key, part in node.items() if not key.startswith("x-")])


def contents(kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the JSON bodies of requestBodies or responses, by name."""
    return [(name, body["content"]["application/json"]) for name, body in COMPONENTS[kind].items()]


def values(content: dict[str, Any]) -> dict[str, Any]:
    """Return the examples of a body by name."""
    named = {name: example["value"] for name, example in content.get("examples", {}).items()}
    return {**named, **({"": content["example"]} if "example" in content else {})}


def fits(schema: dict[str, Any], value: Any) -> bool:
    """Whether a value is valid against a schema of the document, its formats included."""
    return validator_for(json_schema(SPEC, schema), validate_formats=True).is_valid(value)


def named(schema: str) -> dict[str, Any]:
    """Return a schema by its name."""
    found: dict[str, Any] = COMPONENTS["schemas"][schema]
    return found
