"""Tells a number as JSON writes it from what else Python reads as one: `1_0`, `٣`, ` 5`, `nan`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

WRITTEN = {
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"),
}


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
