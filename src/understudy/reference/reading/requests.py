"""What an operation takes: its parameters and its body."""

from collections.abc import Iterator
from dataclasses import replace

from understudy.reference.problems import REQUIRED, media_types_told
from understudy.reference.reading.contents import contents_of
from understudy.reference.reading.fields.field import field_of
from understudy.reference.reading.fields.schema import Schema
from understudy.reference.reading.fields.spot import Spot, anchored
from understudy.reference.reading.fields.words import bounds, limits_of
from understudy.reference.reading.marks import MARKS, as_json, conditions_of, decisions_of
from understudy.reference.reading.model import Body, Content, Field, Refusal, Where
from understudy.reference.reading.place import Place

PARAMETER = MARKS | {"name", "in", "required", "description", "schema", "example", "deprecated"}
BODY = MARKS | {
    "description",
    "required",
    "content",
    "x-accepts",
    "x-also-media-types",
    "x-largest",
}
PLACES: dict[str, Where] = {"path": "path", "query": "query", "header": "header"}


def parameters_of(places: list[Place]) -> Iterator[Field]:
    """Yield the parameters of an operation, of which the later one of a name and place wins."""
    found = {}
    for place in places:
        parameter = place.resolved().only(PARAMETER, "a parameter")
        found[parameter.text("in"), parameter.text("name")] = parameter
    for parameter in found.values():
        yield _parameter(parameter)


def _parameter(place: Place) -> Field:
    where = PLACES.get(place.text("in")) or place.refuse(
        f"the reference cannot show parameters in {place.text('in')!r}"
    )
    name = place.text("name")
    spot = Spot(where, where, anchored(where, name), name, name, is_text=True)
    found = place.get("schema") or place.refuse("is a parameter without a schema")
    is_required = place.value.get("required") is True
    field = field_of(Schema([found]), spot, name)
    own = limits_of([place], ["deprecated"])
    lacking = (Refusal("required", "left out", f"{name} {REQUIRED}"),)
    return replace(
        field,
        is_required=is_required,
        limits={**field.limits, **own},
        bounds=tuple(dict.fromkeys((*field.bounds, *bounds(own, is_file=False)))),
        description=place.text("description") or field.description,
        example=as_json(place.value["example"]) if "example" in place.value else field.example,
        refusals=(*(lacking if is_required and where == "query" else ()), *field.refusals),
        conditions=(*conditions_of(place), *field.conditions),
        decisions=(*decisions_of(place, spot.words, spot.anchor), *field.decisions),
    )


def body_of(given: Place) -> Body:
    """Return what an operation takes in its body."""
    place = given.resolved().only(BODY, "a request body")
    spot = Spot("body", "body", "body")
    also, accepts = _listed(place, "x-also-media-types"), _listed(place, "x-accepts")
    contents = contents_of(place, spot)
    types = tuple(dict.fromkeys((*(each.media_type for each in contents), *also, *accepts)))
    return Body(
        is_required=place.value.get("required") is True,
        description=place.text("description"),
        contents=tuple(_with_type(each, types) for each in contents),
        also=also,
        accepts=accepts,
        largest=place.value.get("x-largest"),
        conditions=conditions_of(place),
        decisions=decisions_of(place, spot.words, spot.anchor),
    )


def _listed(place: Place, key: str) -> tuple[str, ...]:
    found = place.get(key)
    return tuple(str(each.value) for each in found.items()) if found else ()


def _with_type(content: Content, types: tuple[str, ...]) -> Content:
    told = f"Content-Type {media_types_told(types)}"
    refusal = Refusal("contentType", "of another media type", told)
    shape = replace(content.shape, refusals=(*content.shape.refusals, refusal))
    return replace(content, shape=shape)
