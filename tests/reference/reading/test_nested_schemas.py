"""What stands within itself is named there, and shown where its name leads to."""

from pathlib import Path

import pytest
from tests.reference.reading.things import NAME, SPEC, api_of

from understudy.reference.reading import read
from understudy.reference.reading.model import Field, Reading

THING = '{$ref: "#/components/schemas/ThingCreate"}'
OTHER = f"""
    Other: {{type: object, properties: {{thing: {THING}}}}}
    Alias: {THING}
    Tree: {{type: array, items: {{$ref: "#/components/schemas/Tree"}}}}
    Shapes: {{type: array, items: {{$ref: "#/components/schemas/Shape"}}}}
    Shape: {{anyOf: [{{type: string}}, {{$ref: "#/components/schemas/Shapes"}}]}}
"""
# How it is held: the schema of a field, the path of what stands within itself, and its object.
HELD = [
    (THING, "name", "ThingCreate"),
    (f"{{type: array, items: {THING}}}", "name[]", "ThingCreate"),
    (f"{{type: object, additionalProperties: {THING}}}", "name.<name>", "ThingCreate"),
    (f"{{anyOf: [{{type: string}}, {THING}]}}", "name", "ThingCreate"),
    (f"{{nullable: true, allOf: [{THING}]}}", "name", "ThingCreate"),
    ('{$ref: "#/components/schemas/Alias"}', "name", "ThingCreate"),
    ('{$ref: "#/components/schemas/Other"}', "name.thing", "ThingCreate"),
    ('{$ref: "#/components/schemas/Tree"}', "name[]", "Tree"),
    ('{$ref: "#/components/schemas/Shape"}', "name[]", "Shape"),
]
each_held = pytest.mark.parametrize(("schema", "path", "named"), HELD, ids=lambda held: str(held))


def reading_with(folder: Path, schema: str) -> Reading:
    """Return what is read where the name of a thing has this schema."""
    return read(api_of(folder, SPEC.replace(NAME, f"        name: {schema}") + OTHER))


def body_of(reading: Reading) -> Field:
    """Return what a thing is made from."""
    (operation,) = reading.operations
    assert operation.body is not None
    return operation.body.contents[0].shape


@each_held
def test_it_is_shown_once(tmp_path: Path, schema: str, path: str, named: str) -> None:
    body = body_of(reading_with(tmp_path, schema))

    (again,) = [field for field in body.walk() if field.is_again]
    assert (again.path, again.object, again.inner) == (path, named, ())
    assert "sizes" in {field.name for field in body.fields}


@each_held
def test_its_object_has_a_page(tmp_path: Path, schema: str, path: str, named: str) -> None:
    pages = {each.name: each.shape for each in reading_with(tmp_path, schema).objects}

    assert any(field.is_again and field.object == named for field in pages[named].walk())


def test_what_an_all_of_adds_to_it_is_shown(tmp_path: Path) -> None:
    more = "{type: object, properties: {more: {type: integer}}}"
    body = body_of(reading_with(tmp_path, f"{{allOf: [{THING}, {more}]}}"))

    (again,) = [field for field in body.walk() if field.is_again]
    assert [field.name for field in again.fields] == ["more"]


def test_its_keywords_are_told_where_it_stands_again(tmp_path: Path) -> None:
    body = body_of(reading_with(tmp_path, f"{{type: array, items: {THING}}}"))

    (again,) = [field for field in body.walk() if field.is_again]
    assert [refusal.text for refusal in again.refusals] == ["name[0] must be an object"]
