"""Numbers as JSON writes them, which Python reads otherwise: `1_0`, `٣`, ` 5`, `nan`; `3.0`."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WRITTEN = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"),
}
# Where this is not found, no number of a document is an integer in the form of a fraction.
INTEGRAL = re.compile(rb"[0-9](\.0+(?![0-9])|[eE])")
# Beyond it a double is no longer one integer alone.
LARGEST = 2**53
HOLDING = (float, dict, list)
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


@dataclass(frozen=True)
class Integers:
    """Where a schema asks for integers: here, in its properties, in its items; else nowhere."""

    is_here: bool
    named: Collection[str]
    properties: Mapping[str, "Integers"]
    others: "Integers | None"
    items: "Integers | None"
    also: Sequence["Integers"]


def integers_of(
    schema: Any, root: Mapping[str, Any], above: tuple[str, ...] = ()
) -> Integers | None:
    """Return where a schema asks for integers, None where nowhere; `root` holds the components.

    Of forms of which one may have a number that is none, nothing is told, nor of one in itself.
    """
    while isinstance(schema, Mapping) and "$ref" in schema:
        if schema["$ref"] in above:
            return None
        above = (*above, schema["$ref"])
        name = schema["$ref"].removeprefix(SCHEMAS)
        schema = root.get("components", {}).get("schemas", {}).get(name)
    if not isinstance(schema, Mapping):
        return None

    def inner(part: Any) -> Integers | None:
        return integers_of(part, root, above)

    forms = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    parts = [*schema.get("allOf", ()), *([] if "number" in map(kind_of, walk(forms)) else forms)]
    properties = schema.get("properties", {})
    found = Integers(
        "integer" in (schema.get("type") or ()),
        properties.keys(),
        {name: each for name, part in properties.items() if (each := inner(part))},
        inner(schema.get("additionalProperties")),
        inner(schema.get("items")),
        [each for part in parts if (each := inner(part))],
    )
    is_any = found.is_here or found.properties or found.others or found.items or found.also
    return found if is_any else None


def walk(node: Any) -> Iterator[Any]:
    """Yield a node and all that is in it."""
    yield node
    if isinstance(node, Mapping | list):
        for part in node.values() if isinstance(node, Mapping) else node:
            yield from walk(part)


def kind_of(node: Any) -> Any:
    """Return the type that a schema names alone, None where it does not."""
    kind = node.get("type") if isinstance(node, Mapping) else None
    return kind if isinstance(kind, str) else None


def with_integers(value: Any, where: Integers) -> Any:
    """Return a value that fits a schema with integers where that asks for them.

    To JSON Schema, 3.0 and 3e0 are the integer 3; to what counts, or writes an answer, they are
    not. Lists and objects are changed in place.
    """
    for each in where.also:
        value = with_integers(value, each)
    if isinstance(value, float):
        is_one = where.is_here and value.is_integer() and abs(value) < LARGEST
        return int(value) if is_one else value
    if isinstance(value, dict):
        for name in value if where.others else where.properties.keys() & value.keys():
            part = where.properties.get(name) if name in where.named else where.others
            if part:
                value[name] = with_integers(value[name], part)
    elif isinstance(value, list) and where.items:
        for place, item in enumerate(value):
            # Of millions of items, few are such numbers, or hold some.
            if type(item) in HOLDING:
                value[place] = with_integers(item, where.items)
    return value
