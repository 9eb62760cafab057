"""Every spec is written in the part of OpenAPI 3.0 that all tools read alike."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.document import nodes

from understudy.reference.spec import METHODS, read_yaml

ROOT = Path(__file__).parents[1]
SPECS = sorted(
    [
        ROOT / "server/control/openapi.yaml",
        *(ROOT / "contracts").glob("*/openapi.yaml"),
    ]
)
# What a language or a generator takes for a type of its own: the model would be renamed.
TAKEN = re.compile("Array|Date|DateTime|Error|File|List|Map|Number|Object|Set|String")
# A schema with none of these says nothing of its own that a type could be made of.
SHAPES = {"$ref", "type", "properties", "items", "allOf", "anyOf", "oneOf"}
KEYWORDS = {
    "default",
    "description",
    "enum",
    "example",
    "format",
    "items",
    "properties",
    "required",
}
KEYWORDS |= {"schema", "summary", "title", "type", "value"}


def schema_nodes(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of the named schemas with the name that it is under."""
    for name, schema in document["components"]["schemas"].items():
        yield from ((name, node) for node in nodes(without_examples(schema)))


def without_examples(node: Any) -> Any:
    """Return a copy of a schema without values that only look like schemas."""
    if isinstance(node, list):
        return [without_examples(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: without_examples(part)
        for key, part in node.items()
        if key not in ("default", "enum", "example") or isinstance(part, list)
    }


@pytest.fixture(params=SPECS, ids=lambda path: str(path.relative_to(ROOT)))
def path(request: pytest.FixtureRequest) -> Path:
    """Each hand-written spec."""
    spec: Path = request.param
    return spec


@pytest.fixture
def document(path: Path) -> dict[str, Any]:
    """What a spec says."""
    read: dict[str, Any] = read_yaml(path)
    return read


def test_there_is_neither_anchor_nor_alias(path: Path) -> None:
    marks = re.findall(r"(?m)(?:^|[:\-\[{,] )[&*][A-Za-z]\w*", path.read_text("utf-8"))

    assert marks == []


def test_a_member_of_a_composition_is_a_schema_of_its_own(document: dict[str, Any]) -> None:
    bare = [
        (name, member)
        for name, node in schema_nodes(document)
        for keyword in ("allOf", "anyOf", "oneOf")
        for member in node.get(keyword, ())
        if not SHAPES & member.keys()
    ]

    assert bare == []


def test_schemas_to_choose_from_are_told_apart_by_a_discriminator(
    document: dict[str, Any],
) -> None:
    untold = [
        name
        for name, node in schema_nodes(document)
        if {"anyOf", "oneOf"} & node.keys() and "discriminator" not in node
    ]

    assert untold == []


def test_no_item_of_a_list_is_null_by_reference(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    items = [
        (name, node["items"]["$ref"].rpartition("/")[2])
        for name, node in schema_nodes(document)
        if "$ref" in node.get("items", {})
    ]

    assert [name for name, item in items if schemas[item].get("nullable")] == []


def test_nothing_is_said_by_not(document: dict[str, Any]) -> None:
    assert [
        name for name, node in schema_nodes(document) if isinstance(node.get("not"), dict)
    ] == []


def test_a_reference_has_nothing_beside_it(document: dict[str, Any]) -> None:
    assert [node for node in nodes(document) if "$ref" in node and len(node) > 1] == []


def test_null_is_among_the_values_of_a_nullable_enum_and_of_no_other(
    document: dict[str, Any],
) -> None:
    enums = [(name, node) for name, node in schema_nodes(document) if "enum" in node]

    assert [
        name for name, node in enums if (None in node["enum"]) != bool(node.get("nullable"))
    ] == []


def test_an_enum_with_null_and_a_default_has_a_name(document: dict[str, Any]) -> None:
    inline = [
        name
        for name, schema in document["components"]["schemas"].items()
        for node in [*nodes(without_examples(schema))][1:]
        if {"enum", "default"} <= node.keys() and node.get("nullable")
    ]

    assert inline == []


def test_nullable_stands_beside_a_type(document: dict[str, Any]) -> None:
    without = [
        name
        for name, node in schema_nodes(document)
        if isinstance(node.get("nullable"), bool) and "type" not in node
    ]

    assert without == []


def test_a_number_has_the_precision_of_json(document: dict[str, Any]) -> None:
    numbers = [
        (name, node) for name, node in schema_nodes(document) if node.get("type") == "number"
    ]

    assert [name for name, node in numbers if node.get("format") != "double"] == []


def test_an_object_says_what_it_may_hold(document: dict[str, Any]) -> None:
    silent = [
        name
        for name, node in schema_nodes(document)
        if node.get("type") == "object" and not {"properties", "additionalProperties"} & node.keys()
    ]

    assert silent == []


def test_a_body_is_of_one_media_type(document: dict[str, Any]) -> None:
    # What it may also be stands in `x-also-media-types`.
    bodies = [node["requestBody"] for node in nodes(document) if "requestBody" in node]
    bodies += document["components"].get("requestBodies", {}).values()

    assert [body for body in bodies if len(body.get("content", ())) > 1] == []


def test_every_status_is_a_code_of_its_own(document: dict[str, Any]) -> None:
    statuses = {
        status
        for item in document["paths"].values()
        for method in METHODS
        if method in item
        for status in item[method]["responses"]
    }

    assert {status for status in statuses if not re.fullmatch(r"[1-5]\d\d", status)} == set()


def test_no_two_schemas_are_called_x_and_new_x(document: dict[str, Any]) -> None:
    names = set(document["components"]["schemas"])

    assert {name for name in names if f"New{name}" in names or f"new{name}" in names} == set()


def test_no_schema_has_a_name_that_a_language_has_taken(document: dict[str, Any]) -> None:
    names = document["components"]["schemas"]

    assert [name for name in names if TAKEN.fullmatch(name)] == []


def test_no_two_named_enums_share_a_value(document: dict[str, Any]) -> None:
    values = [
        value
        for schema in document["components"]["schemas"].values()
        for value in schema.get("enum", ())
    ]

    assert len(values) == len(set(values))


def test_no_example_is_called_like_a_keyword(document: dict[str, Any]) -> None:
    names = {
        name
        for node in nodes(document)
        if isinstance(node.get("examples"), dict)
        for name in node["examples"]
    }

    assert names & KEYWORDS == set()


def test_every_field_of_a_required_list_is_declared(document: dict[str, Any]) -> None:
    for name, node in schema_nodes(document):
        if isinstance(node.get("required"), list):
            assert set(node["required"]) <= set(node.get("properties", {})), name


def test_one_of_required_never_stands_alone(document: dict[str, Any]) -> None:
    for name, node in schema_nodes(document):
        if "x-one-of-required" in node:
            fields = set(node["properties"])
            wanted = [each for each in node["x-one-of-required"] if isinstance(each, str)]
            assert node.get("minProperties") or node.get("required"), name
            assert set(wanted) <= fields, name


def test_every_mark_names_what_is_there_and_says_why(document: dict[str, Any]) -> None:
    for node in nodes(document):
        mark = node.get("x-assumed", "the whole object is ours")
        for place, reason in mark.items() if isinstance(mark, dict) else [("", mark)]:
            keyword, _, entry = place.partition("/")
            assert len(reason) > 10, node
            assert not keyword or keyword in node, (place, node)
            assert not entry or entry in [str(each) for each in node[keyword]], (place, node)
