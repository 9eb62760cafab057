"""OpenAPI 3.0 schemas in the words of JSON Schema 2020-12, which validators compile."""

from typing import Any

from understudy.reference.spec import Spec

EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def json_schema(spec: Spec, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema of the spec that stands alone: its components come along for its $refs."""
    components = spec.document.get("components", {}).get("schemas", {})
    return {
        **translated(schema),
        "components": {"schemas": {name: translated(part) for name, part in components.items()}},
    }


def translated(node: Any) -> Any:
    """Return a copy without what only OpenAPI 3.0 knows: `nullable` and boolean exclusives."""
    if isinstance(node, list):
        return [translated(item) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {key: translated(value) for key, value in node.items()}
    for exclusive, bound in EXCLUSIVE.items():
        if isinstance(copy.get(exclusive), bool) and copy.pop(exclusive):
            copy[exclusive] = copy.pop(bound)
    if copy.pop("nullable", None) is True:
        return nullable(copy)
    return copy


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that takes null too, in whichever way it names its values."""
    if "enum" in schema and None not in schema["enum"]:
        schema = {**schema, "enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return schema
