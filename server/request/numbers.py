"""Numbers as JSON writes them, which Python reads otherwise: `1_0`, `٣`, ` 5`, `nan`; `3.0`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

WRITTEN = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"),
}
# Where this is not found, no number of a document is an integer in the form of a fraction.
INTEGRAL = re.compile(rb"[0-9](\.0+(?![0-9])|[eE])")
# Beyond it a double is no longer one integer alone.
LARGEST = 2**53
SCHEMAS = "#/components/schemas/"


def as_written(schema: Mapping[str, Any], texts: Sequence[str], value: Any) -> Any:
    """Return the value of a parameter, or its text where that is no number in the place of one."""
    is_list = schema.get("type") == "array"
    kinds = (schema.get("items", {}) if is_list else schema).get("type", ())
    # One that may be null has a list of types.
    forms = [
        WRITTEN[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind in WRITTEN
    ]
    parts = [part for text in texts for part in text.split(",")] if is_list else [*texts[-1:]]
    if not forms or value is None or all(map(forms[0].fullmatch, parts)):
        return value
    return parts if is_list else parts[0]


def with_integers(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> Any:
    """Return a value that fits a schema with integers where that asks for them.

    To JSON Schema, 3.0 and 3e0 are the integer 3; to what counts, or writes an answer, they are
    not. `root` holds the components; lists and objects are changed in place.
    """
    if "$ref" in schema:
        schema = root["components"]["schemas"][schema["$ref"].removeprefix(SCHEMAS)]
    for each in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        value = with_integers(value, each, root)
    if isinstance(value, float):
        is_asked = "integer" in (schema.get("type") or ())
        return int(value) if is_asked and value.is_integer() and abs(value) < LARGEST else value
    if isinstance(value, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties")
        parts = [(name, properties.get(name, others)) for name in value]
    elif isinstance(value, list):
        parts = [(place, schema.get("items")) for place in range(len(value))]
    else:
        return value
    for place, part in parts:
        if isinstance(part, Mapping):
            value[place] = with_integers(value[place], part, root)
    return value
