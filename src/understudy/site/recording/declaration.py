"""The form of `recordings.yaml`: what it may say, and what is wrong with what it says."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jsonschema_rs
from jsonschema_rs import ValidationError

from understudy.reference.problems import REQUIRED, UNKNOWN, field_name, node_at, phrase

TEXT = {"type": "string"}
ANY_BY_NAME = {"type": "object"}
PARTS: dict[str, Any] = {
    "path": ANY_BY_NAME,
    "query": ANY_BY_NAME,
    "headers": ANY_BY_NAME,
    "body": {},
    "text": TEXT,
    "example": TEXT,
    "file": TEXT,
    "caller": TEXT,
}


def _closed(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [*required],
        "additionalProperties": False,
    }


BEFORE = _closed(
    {**PARTS, "operation": TEXT, "times": {"type": "integer", "minimum": 1, "maximum": 10_000}},
    "operation",
)
CASE = _closed(
    {
        **PARTS,
        "cause": TEXT,
        "about": TEXT,
        "before": {"type": "array", "items": BEFORE},
        "settings": {"type": "object", "additionalProperties": TEXT},
    },
    "cause",
)
OPERATION = _closed(
    {
        "success": _closed(PARTS),
        "cases": {"type": "object", "additionalProperties": CASE},
        "unreached": {"type": "object", "additionalProperties": TEXT},
    }
)
SCHEMA = _closed(
    {"operations": {"type": "object", "additionalProperties": OPERATION}}, "operations"
)
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)


def problems(document: Any) -> Iterator[str]:
    """Yield what is wrong with the document, with where it stands, such as `operations.get_x`."""
    for error in VALIDATOR.iter_errors(document):
        yield from _problems(error, field_name([*_path(document, error.instance_path)]))


def _path(document: Any, path: Iterable[str | int]) -> Iterator[str | int]:
    """Yield the parts of a path as they are called; the validator takes `007` for the number 7."""
    for part in path:
        names = range(len(document)) if isinstance(document, list) else document
        key = next((name for name in names if name == part or _number(name) == part), None)
        if key is None:
            return
        document = document[key]
        yield key


def _number(name: str | int) -> int | None:
    text = str(name).removeprefix("+")
    return int(text) if text.isdecimal() else None


def _problems(error: ValidationError, where: str) -> Iterator[str]:
    keyword = str(error.schema_path[-1])
    node = node_at(SCHEMA, list(error.schema_path)[:-1])
    if keyword == "required":
        yield f"{where}.{error.kind.property} {REQUIRED}".lstrip(".")  # type: ignore[attr-defined]  # a `required` has it
    elif keyword == "additionalProperties":
        known = ", ".join(node["properties"])
        for stranger in error.kind.unexpected:  # type: ignore[attr-defined]  # this one has it
            yield f"{where}.{stranger} {UNKNOWN}; there are: {known}".lstrip(".")
    else:
        yield f"{where or 'the file'} {phrase(keyword, node)}"
