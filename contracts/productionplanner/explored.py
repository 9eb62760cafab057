"""The spec as property tests read it: without what the documentation leaves open."""

from collections.abc import Iterator, Mapping, Set
from copy import deepcopy
from typing import Any

from understudy.contracts.productionplanner.validity import OPAQUE
from understudy.reference.schemas import ONE_OF_REQUIRED

CHANGES = "ProjectUpdate"
METHODS = frozenset({"get", "post", "patch"})
REFUSED = {
    "description": "Refused.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorAnswer"}}},
}
# The last two: a body that is too large, or not called JSON. Another rule judges the codes.
REFUSALS = ("400", "404", "409", "413", "415")
REF = "#/components/schemas/"
# Rules of their own judge values, as far as these are documented.
VALUES = frozenset({"pattern", "format", "enum", "minLength", "minimum"})


def explorable(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of the spec that asks for no more than the documentation does."""
    return with_open_values(with_refusals(without_opaque(document)))


def without_opaque(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of the spec whose PATCH names only fields of a documented type.

    What comes after a value that makes no sense in one of the others tells nothing of a contract.
    """
    copy = deepcopy(dict(document))
    schema = copy["components"]["schemas"][CHANGES]
    for name in OPAQUE & schema["properties"].keys():
        del schema["properties"][name]
    schema[ONE_OF_REQUIRED] = [each for each in schema[ONE_OF_REQUIRED] if each not in OPAQUE]
    return copy


def with_refusals(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of the spec in which every call may be refused as the table of codes says.

    The table names 409 for a date that exists as an example of a conflict, and 400 for a missing
    field as one of what is not valid.
    """
    copy = deepcopy(dict(document))
    for path in copy["paths"].values():
        for method in METHODS & path.keys():
            responses = path[method]["responses"]
            for code in REFUSALS:
                responses.setdefault(code, dict(REFUSED))
    return copy


def with_open_values(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of the spec whose answers have the documented shape, and any values in it.

    A field that may be null may be left out as well, and ids of things may be numbers.
    """
    copy = deepcopy(dict(document))
    schemas = copy["components"]["schemas"]
    asked = _asked(copy)
    for name in schemas.keys() - asked:
        schemas[name] = _opened(schemas[name], document["components"]["schemas"], asked)
    return copy


def _asked(document: Mapping[str, Any]) -> set[str]:
    """Return the names of the schemas that requests are made from."""
    operations = [
        path[method] for path in document["paths"].values() for method in METHODS & path.keys()
    ]
    found: set[str] = set()
    ahead = [
        *(each.get("requestBody") for each in operations),
        document["components"].get("parameters"),
    ]
    while ahead:
        fresh = set(_refs(ahead.pop())) - found
        found |= fresh
        ahead += [document["components"]["schemas"][name] for name in fresh]
    return found


def _refs(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        ref = node.get("$ref")
        if isinstance(ref, str) and ref.startswith(REF):
            yield ref.removeprefix(REF)
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from _refs(child)


def _opened(schema: Any, schemas: Mapping[str, Any], asked: Set[str]) -> Any:
    if isinstance(schema, list):
        return [_opened(each, schemas, asked) for each in schema]
    if not isinstance(schema, dict):
        return schema
    named = str(schema.get("$ref", "")).removeprefix(REF)
    if named in asked:
        return _opened(schemas[named], schemas, asked)
    kept = {key: each for key, each in schema.items() if key not in VALUES}
    opened = {key: _opened(each, schemas, asked) for key, each in kept.items()}
    fields = schema.get("properties")
    if not isinstance(fields, dict):
        return opened
    if "required" in opened:
        opened["required"] = [
            name for name in schema["required"] if not _is_nullable(fields.get(name, {}), schemas)
        ]
    if "orgId" not in fields and "id" in fields:
        opened["properties"]["id"] = {}
    return opened


def _is_nullable(field: Mapping[str, Any], schemas: Mapping[str, Any]) -> bool:
    named = schemas.get(str(field.get("$ref", "")).removeprefix(REF), {})
    return bool(field.get("nullable") or named.get("nullable"))
