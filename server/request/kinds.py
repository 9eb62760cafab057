"""What a text stands for, by the schema of its place: a parameter, or a field of a form."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.reference.references import merged

Schema = Mapping[str, Any]
INTEGER = re.compile(r"-?[0-9]{1,18}")
NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?")
BOOLEANS = {"true": True, "false": False}
NUMBERS = frozenset({"integer", "number"})
# What no text is, but what it may say.
PARTS = frozenset({"array", "object"})
NAMES: dict[type, str] = {
    bool: "boolean",
    dict: "object",
    float: "number",
    int: "integer",
    list: "array",
    str: "string",
}


def flat(schema: Schema) -> Schema:
    """Return what all members of an `allOf` say; nothing of one that is left as a reference."""
    return {} if "$ref" in schema else merged(without_references(schema), {})


def without_references(schema: Schema) -> Schema:
    """Return a schema without those members of its `allOf` that stand within themselves."""
    members = [without_references(each) for each in schema.get("allOf", ()) if "$ref" not in each]
    return {**schema, "allOf": members} if "allOf" in schema else schema


def kinds_of(schema: Schema) -> frozenset[str]:
    """Return the types that a schema allows, beside null; none where it does not say."""
    kinds: frozenset[str] = frozenset()
    for found in _said(flat(schema)):
        kinds = kinds & found or found
    return kinds


def _said(schema: Schema) -> Iterator[frozenset[str]]:
    """Yield the types that each keyword allows, of the one that says most first."""
    if isinstance(schema.get("type"), str):
        yield frozenset({schema["type"]})
    values = [value for value in schema.get("enum", ()) if value is not None]
    if values:
        yield frozenset(NAMES[type(value)] for value in values)
    for word in ("anyOf", "oneOf"):
        forms = [kinds_of(form) for form in schema.get(word, ())]
        if forms and all(forms):
            yield frozenset().union(*forms)


def items_of(schema: Schema) -> Schema:
    """Return what is said of the items of a list, where a schema allows one."""
    whole = flat(schema)
    forms = [*whole.get("anyOf", ()), *whole.get("oneOf", ())]
    found: Schema = whole.get("items", {})
    return found or next(filter(None, map(items_of, forms)), {})


def typed(text: str, kinds: frozenset[str]) -> Any:
    """Return a text as the number or the truth value that it may be; else it stays a text."""
    if kinds & NUMBERS and NUMBER.fullmatch(text):
        return int(text) if INTEGER.fullmatch(text) else float(text)
    return BOOLEANS.get(text, text) if "boolean" in kinds else text
