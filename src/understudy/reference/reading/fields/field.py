"""A schema of the spec as a field of a page, with all that is in it."""

from collections.abc import Iterator
from dataclasses import replace

from understudy.reference.reading.fields.refusals import SENT, lack, refusals_of
from understudy.reference.reading.fields.schema import LIMITS, Schema
from understudy.reference.reading.fields.spot import Spot
from understudy.reference.reading.fields.words import (
    ANY,
    bounds,
    form_of,
    limits_of,
    one_of_required,
    plural,
)
from understudy.reference.reading.marks import as_json, conditions_of, decisions_of, instead_of
from understudy.reference.reading.model import Decision, Field, Refusal
from understudy.reference.reading.place import Place
from understudy.reference.schemas import ONE_OF_REQUIRED


def field_of(
    schema: Schema,
    spot: Spot,
    name: str = "",
    asked: Place | None = None,
    ours: tuple[Decision, ...] = (),
) -> Field:
    """Return a schema as a field; `asked` is the object that requires it, None where none does.

    `ours` is what that object says of it to be ours.
    """
    shape = replace(_of_itself(schema, spot, name), fields=tuple(_fields(schema, spot)))
    if not schema.is_again:
        shape = replace(
            shape,
            items=_items(schema, spot),
            values=_values(schema, spot),
            choices=_choices(schema, spot),
            instead=_instead(schema, spot, name, asked),
        )
    return replace(
        shape,
        type=_type(schema, shape),
        is_required=asked is not None,
        refusals=(*_lack(spot, asked), *refusals_of(schema, spot)),
        decisions=(*ours, *(each for entry, each in _decisions(schema, spot) if not entry)),
    )


def _of_itself(schema: Schema, spot: Spot, name: str) -> Field:
    """Return what a schema says of its own value, without what is in it."""
    limits = limits_of(schema.parts, LIMITS)
    return Field(
        name=name,
        path=spot.path,
        anchor=spot.anchor,
        where=spot.where,
        type=schema.type,
        format=schema.text("format"),
        is_nullable=schema.is_nullable,
        bounds=bounds(limits, schema.is_file, form_of(schema.parts)),
        limits=limits,
        enum=tuple(map(as_json, schema.value("enum") or ())),
        default=_json(schema, "default"),
        example=_json(schema, "example"),
        description=schema.text("description") or schema.text("title"),
        object=schema.object,
        is_again=schema.is_again,
        one_of_required=one_of_required(schema.value(ONE_OF_REQUIRED) or ()),
        takes_others=schema.value("additionalProperties") is not False,
        conditions=tuple(each for part in schema.parts for each in conditions_of(part)),
    )


def _fields(schema: Schema, spot: Spot) -> Iterator[Field]:
    required = schema.required
    decisions = list(_decisions(schema, spot))
    for name, places in schema.properties.items():
        part = Schema(places)
        if part.is_absent(spot.where):
            continue
        ours = tuple(each for entry, each in decisions if entry == name)
        yield field_of(part, spot.field(name), name, required.get(name), ours)


def _items(schema: Schema, spot: Spot) -> Field | None:
    found = schema.last("items")
    if schema.type != "array":
        if found is not None:
            found.refuse("has items, and is no array")
        return None
    if found is None:
        schema.place.refuse("is an array, and does not say of what")
    return field_of(Schema([found]), spot.item())


def _values(schema: Schema, spot: Spot) -> Field | None:
    found = schema.last("additionalProperties")
    if found is None or isinstance(found.value, bool):
        return None
    return field_of(Schema([found]), spot.value())


def _choices(schema: Schema, spot: Spot) -> tuple[Field, ...]:
    found = schema.last("anyOf")
    if found is None:
        return ()
    if schema.type:
        found.refuse("the reference cannot show `anyOf` beside a type: say it in an extension")
    return tuple(
        field_of(Schema([choice]), spot.choice(number))
        for number, choice in enumerate(found.items(), 1)
    )


def _instead(schema: Schema, spot: Spot, name: str, asked: Place | None) -> Field | None:
    found = instead_of(schema.place)
    return field_of(Schema([found]), spot.other("instead"), name, asked) if found else None


def _type(schema: Schema, shape: Field) -> str:
    words = "file" if schema.is_file else schema.type or ANY
    if shape.choices:
        words = " or ".join(dict.fromkeys(choice.type for choice in shape.choices))
    if shape.items:
        words = f"array of {plural(shape.items.type)}"
    if shape.values and not schema.properties:
        words = f"map of {plural(shape.values.type)}"
    return f"{words} or null" if schema.is_nullable else words


def _json(schema: Schema, keyword: str) -> str | None:
    found = schema.last(keyword)
    return None if found is None else as_json(found.value)


def _lack(spot: Spot, asked: Place | None) -> tuple[Refusal, ...]:
    if asked is None or spot.where not in SENT or spot.where == "path":
        return ()
    return (lack(spot, asked.value),)


def _decisions(schema: Schema, spot: Spot) -> Iterator[tuple[str, Decision]]:
    """Yield what is ours, and the property that it is about; "" where it is about the whole."""
    for part in schema.shown:
        for each in decisions_of(part, spot.words, spot.anchor):
            named, _, entry = each.keyword.partition("/")
            if named in ("required", "properties") and entry in schema.properties:
                inner = spot.field(entry)
                yield entry, replace(each, where=inner.words, anchor=inner.anchor)
            else:
                yield "", each
