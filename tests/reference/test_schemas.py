"""What OpenAPI 3.0 and our extensions say, in the words of JSON Schema."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import validator_for

from understudy.reference.schemas import standalone, translated
from understudy.reference.spec import Spec, SpecError

PERSON = {
    "type": "object",
    "nullable": True,
    "minProperties": 1,
    "x-one-of-required": ["uuid", ["first", "last"]],
    "properties": {"uuid": {"type": "string"}, "first": {}, "last": {}},
}


TREE = {"$ref": "#/components/schemas/Tree"}


def spec_of(**schemas: Any) -> Spec:
    """Return a spec with these components."""
    return Spec("trees", {"components": {"schemas": schemas}}, "", Path("trees.yaml"))


def takes(schema: dict[str, Any], value: Any) -> bool:
    """Whether a schema of a spec takes a value."""
    return validator_for(translated(schema)).is_valid(value)


@pytest.mark.parametrize(
    "value", [{"uuid": "x"}, {"first": 1, "last": 2}, {"uuid": "", "z": 1}, None]
)
def test_one_of_the_required_is_enough(value: Any) -> None:
    assert takes(PERSON, value)


@pytest.mark.parametrize("value", [{}, {"z": 1}, {"first": 1}])
def test_none_of_the_required_is_too_little(value: Any) -> None:
    assert not takes(PERSON, value)


def test_the_condition_stands_beside_another_one() -> None:
    schema = {**PERSON, "anyOf": [{"required": ["z"]}]}

    assert not takes(schema, {"uuid": "x"})
    assert takes(schema, {"uuid": "x", "z": 1})


def test_what_an_extension_holds_is_not_translated() -> None:
    schema = {"x-problem": {"x-one-of-required": "must have one"}, "type": "object"}

    assert translated(schema) == schema


def test_a_schema_that_holds_itself_stands_alone() -> None:
    tree = {"type": "object", "properties": {"twigs": {"type": "array", "items": TREE}}}
    check = validator_for(standalone(spec_of(Tree=tree), {"properties": {"tree": TREE}}))

    assert check.is_valid({"tree": {"twigs": [{"twigs": []}]}})
    assert not check.is_valid({"tree": {"twigs": [{"twigs": [1]}]}})


def test_a_reference_may_lead_into_a_component() -> None:
    spec = spec_of(Named={"properties": {"name": {"type": "string"}}})

    check = standalone(spec, {"$ref": "#/components/schemas/Named/properties/name"})

    assert check == {"type": "string"}


def test_a_reference_to_nothing_is_told() -> None:
    with pytest.raises(SpecError, match=r"there is no #/components/schemas/Tree$"):
        standalone(spec_of(), TREE)


@pytest.mark.parametrize("name", ["nullable", "default", "x-note", "properties", "required"])
def test_a_field_may_be_called_like_a_keyword(name: str) -> None:
    schema = {"properties": {name: {"type": "string", "nullable": True}}}

    checked = {**schema, "additionalProperties": False}
    assert [takes(checked, {name: value}) for value in ("a", None, 1)] == [True, True, False]


def test_values_that_look_like_schemas_stay_as_they_are() -> None:
    value = {"nullable": True, "properties": {"a": {"nullable": True, "type": "string"}}}

    assert translated({"enum": [value], "default": value}) == {"enum": [value], "default": value}
