"""Bodies of requests and answers: media types, examples, and an envelope that is folded away."""

from collections.abc import Iterator
from dataclasses import replace

from understudy.reference.problems import media_types_told
from understudy.reference.reading.fields.field import field_of
from understudy.reference.reading.fields.schema import Schema
from understudy.reference.reading.fields.spot import Spot
from understudy.reference.reading.fields.words import bounds
from understudy.reference.reading.marks import MARKS, conditions_of, decisions_of, instead_of
from understudy.reference.reading.model import Content, Example, Field, Refusal
from understudy.reference.reading.place import Place
from understudy.reference.variant import INSTEAD, SAME

MEDIA = MARKS | {"schema", "example", "examples", "encoding", INSTEAD, SAME}
EXAMPLE = MARKS | {"summary", "value"}
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


def contents_of(place: Place, spot: Spot, payload: str = "") -> tuple[Content, ...]:
    """Return what an object with `content` holds, in each of its media types."""
    found = place.get("content")
    entries = list(found.entries()) if found else []
    return tuple(
        content_of(media, name, spot.other(name) if number else spot, payload)
        for number, (name, media) in enumerate(entries)
    )


def content_of(media: Place, name: str, spot: Spot, payload: str) -> Content:
    """Return a body in one media type; `payload` is what of the envelope is shown as the body."""
    media.only(MEDIA, "a body")
    spot = replace(spot, is_text=name in FORMS)
    found = media.get("schema") or media.refuse("has no schema")
    schema = Schema([found])
    envelope: tuple[Field, ...] = ()
    if is_folded := payload in schema.properties:
        shape, envelope = _unfolded(schema, spot, payload)
    else:
        shape = field_of(schema, spot)
    instead = instead_of(media)
    return Content(
        media_type=name,
        shape=_typed(shape, media),
        examples=tuple(_examples(media, spot)),
        envelope=envelope,
        payload=payload if is_folded else "",
        instead=content_of(instead, name, spot.other("instead"), payload) if instead else None,
        conditions=conditions_of(media),
        decisions=decisions_of(media, spot.page, spot.anchor),
    )


def _unfolded(schema: Schema, spot: Spot, payload: str) -> tuple[Field, tuple[Field, ...]]:
    """Return what an envelope holds, and the envelope's own fields, with what is ours of it all."""
    whole = field_of(schema, spot.other("envelope"))
    held = next(each for each in whole.fields if each.name == payload)
    shape = field_of(Schema(schema.properties[payload]), spot)
    own = tuple(replace(each, anchor=spot.anchor, where=spot.page) for each in whole.decisions)
    # What the envelope says of the field that holds it: `properties/data`.
    said = (each for each in held.decisions if each.keyword.partition("/")[2] == payload)
    ours = tuple(replace(each, anchor=spot.anchor, where=spot.page) for each in said)
    shape = replace(shape, decisions=(*own, *ours, *shape.decisions))
    return shape, tuple(each for each in whole.fields if each.name != payload)


def _examples(media: Place, spot: Spot) -> Iterator[Example]:
    if "example" in media.value:
        yield Example("", "", media.value["example"])
    found = media.get("examples")
    for name, place in found.entries() if found else ():
        example = place.resolved().only(EXAMPLE, "an example")
        if "value" not in example.value:
            example.refuse("is an example without a value")
        where = f"example `{name}` of {spot.page}"
        yield Example(
            name=name,
            summary=example.text("summary"),
            value=example.value["value"],
            conditions=conditions_of(example),
            decisions=decisions_of(example, where, spot.anchor),
        )


def _typed(shape: Field, media: Place) -> Field:
    """Return the fields of a form with the media types that its `encoding` allows to files."""
    found = media.get("encoding")
    types: dict[str, str] = {}
    for name, place in found.entries() if found else ():
        types[name] = place.only({"contentType"}, "an encoding").text("contentType")
        if name not in {each.name for each in shape.fields}:
            place.refuse(f"is the encoding of `{name}`, which is no field")
    fields = tuple(_with_type(each, types.get(each.name, "")) for each in shape.fields)
    return replace(shape, fields=fields)


def _with_type(field: Field, content_type: str) -> Field:
    if not content_type:
        return field
    names = [each.strip().lower() for each in content_type.split(",")]
    text = f"{field.name} {media_types_told(names)}"
    told = Refusal("contentType", "of another media type", text)
    return replace(
        field,
        limits={**field.limits, "contentType": content_type},
        bounds=(*field.bounds, *bounds({"contentType": content_type}, is_file=False)),
        refusals=(*field.refusals, told),
    )
