"""OpenAPI 3.0 schemas in the words of JSON Schema 2020-12, which validators compile."""

from collections.abc import Mapping
from typing import Any

import orjson

from understudy.reference.inlining import Inlining
from understudy.reference.parts import changed
from understudy.reference.references import BadReference
from understudy.reference.spec import Spec, SpecError

ONE_OF_REQUIRED = "x-one-of-required"
EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def json_schema(spec: Spec, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema of the spec that stands alone: its components come along for its $refs."""
    components = spec.document.get("components", {}).get("schemas", {})
    return {
        **translated(schema),
        "components": {"schemas": {name: translated(part) for name, part in components.items()}},
    }


def standalone(spec: Spec, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema of the spec with what each $ref points at in its place.

    Where that holds itself, its $ref stays, and the components come along. SpecError where a $ref
    points at nothing.
    """
    inlining = Inlining(spec.document)
    try:
        alone: dict[str, Any] = inlining.of({**schema})
    except BadReference as error:
        raise SpecError(f"{spec.file}: {error}") from None
    return translated(alone) if inlining.is_whole else json_schema(spec, alone)


def translated(node: Any) -> Any:
    """Return a copy in which `nullable`, boolean exclusives and `x-one-of-required` are said.

    What takes no field has properties, if none.
    """
    return changed(node, _said)


def _said(schema: dict[str, Any]) -> dict[str, Any]:
    say_exclusives(schema)
    if schema.get("additionalProperties") is False:
        # Without them, the validator does not say which field it was.
        schema.setdefault("properties", {})
    if ONE_OF_REQUIRED in schema:
        schema = with_one_of_required(schema)
    if schema.pop("nullable", None) is True:
        return nullable(schema)
    return schema


def as_sent(node: Any) -> Any:
    """Return what a request needs: a copy that asks for nothing of what is read only."""
    # Few have such: to look costs a tenth of a copy.
    return changed(node, _without_read_only) if b'"readOnly":true' in orjson.dumps(node) else node


def _without_read_only(schema: dict[str, Any]) -> dict[str, Any]:
    parts = schema.get("properties", {})
    if isinstance(schema.get("required"), list):
        needed = [name for name in schema["required"] if not is_read_only(parts.get(name, {}))]
        schema["required"] = needed
    return schema


def is_read_only(schema: Mapping[str, Any]) -> bool:
    """Whether a property is answered, and need not be sent."""
    own = [schema, *schema.get("allOf", ())]
    return any(each.get("readOnly") is True for each in own)


def say_exclusives(schema: dict[str, Any]) -> None:
    """Put in the place of a bound that is said to be exclusive the bound that is.

    What is exclusive without a bound says nothing.
    """
    for exclusive, bound in EXCLUSIVE.items():
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and bound in schema:
            schema[exclusive] = schema.pop(bound)


def with_one_of_required(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that asks for one of the properties which `x-one-of-required` names.

    An entry that is a list stands for all of its properties.
    """
    choices = [
        {"required": entry if isinstance(entry, list) else [entry]}
        for entry in schema[ONE_OF_REQUIRED]
    ]
    if "anyOf" not in schema:
        return {**schema, "anyOf": choices}
    return {**schema, "allOf": [*schema.get("allOf", []), {"anyOf": choices}]}


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that takes null too, in whichever way it names its values."""
    if "enum" in schema and None not in schema["enum"]:
        schema = {**schema, "enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return schema
