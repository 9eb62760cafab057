"""What a form sends as the JSON that an operation takes, and the form that a schema asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from understudy.server.request.body import parse_json
from understudy.server.state.failures import Invalid

Schema = Mapping[str, Any]
Hints: TypeAlias = tuple[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class FormField:
    """One field of a generated form; `choices` are all there are, `hints` some that there are.

    The hints come in groups: what those of a group are, and each with its name.
    """

    name: str
    kind: str
    about: str
    is_required: bool
    choices: Sequence[str] = ()
    hints: Sequence[Hints] = ()


def body_of(properties: Mapping[str, Schema], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed into the fields of a schema; an empty field says nothing."""
    return {
        name: value_of(schema, name, sent[name])
        for name, schema in properties.items()
        if isinstance(sent.get(name), str) and sent[name].strip()
    }


def value_of(schema: Schema, name: str, text: str) -> Any:
    """Return a typed text as the schema's type; a wrong one is left for the operation to refuse."""
    kind = kind_of(schema)
    if takes_lines(schema):
        return text.splitlines()
    if kind in ("object", "array"):
        try:
            return parse_json(text.encode())
        except Invalid as broken:
            raise Invalid(broken.problem, name) from broken
    if kind == "boolean":
        return {"true": True, "false": False}.get(text, text)
    try:
        return {"integer": int, "number": float}.get(kind, str)(text)
    except ValueError:
        return text


def takes_lines(schema: Schema) -> bool:
    """Whether a schema is that of a list of texts, which is typed line by line."""
    return kind_of(schema) == "array" and kind_of(schema.get("items", {})) == "string"


def kind_of(schema: Schema) -> str:
    """Return the type of a schema, be it behind an `allOf` or beside null."""
    kind = schema.get("type")
    if isinstance(kind, list):
        return next((name for name in kind if name != "null"), "string")
    if kind is None and schema.get("allOf"):
        return kind_of(schema["allOf"][0])
    return kind or "string"


def fields_of(
    schema: Schema, hints: Mapping[str, Sequence[Hints]], *, without: Sequence[str] = ()
) -> list[FormField]:
    """Return the fields of the form for a schema's properties."""
    required = schema.get("required", ())
    return [
        FormField(
            name,
            "lines" if takes_lines(part) else kind_of(part),
            part.get("description", ""),
            name in required,
            part.get("enum", ()),
            hints.get(name, ()),
        )
        for name, part in schema.get("properties", {}).items()
        if name not in without
    ]
