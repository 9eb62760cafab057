"""Which fields of an answer count as declared."""

from typing import Any

import pytest
from tests.declared import Declarations

from understudy.reference.spec import Spec

TEXT = {"type": "string"}
NAMED: dict[str, Any] = {"type": "object", "properties": {"name": TEXT}}
SIZED: dict[str, Any] = {
    "type": "object",
    "required": ["size"],
    "properties": {"size": {"type": "integer"}},
}
NAME = {"$ref": "#/components/schemas/Named"}
SPEC = Spec("toy", {"components": {"schemas": {"Named": NAMED, "Sized": SIZED}}}, "")


def listed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that holds a list of what a schema describes."""
    return {"type": "object", "properties": {"data": {"type": "array", "items": schema}}}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        pytest.param(NAME, {"name": "a"}, id="a declared field"),
        pytest.param({"type": "object"}, {"any": 1}, id="an object without properties"),
        pytest.param({}, {"any": {"thing": 1}}, id="anything at all"),
        pytest.param({**NAMED, "additionalProperties": True}, {"any": 1}, id="open by intent"),
        pytest.param(
            {"allOf": [NAME, SIZED]}, {"name": "a", "size": 1}, id="fields of all members"
        ),
        pytest.param({"oneOf": [TEXT, SIZED]}, {"size": 1}, id="fields of the branch that fits"),
        pytest.param(
            {"allOf": [listed({}), listed(NAME)]}, {"data": [{"name": "a"}]}, id="members' lists"
        ),
        pytest.param(
            {"type": "object", "additionalProperties": NAME}, {"x": {"name": "a"}}, id="a map"
        ),
        pytest.param({**NAMED, "nullable": True}, None, id="null"),
    ],
)
def test_what_is_declared_is_no_misfit(schema: dict[str, Any], value: Any) -> None:
    assert list(Declarations(SPEC).misfits(schema, value)) == []


@pytest.mark.parametrize(
    ("schema", "value", "place"),
    [
        pytest.param(NAME, {"name": "a", "age": 1}, "age", id="at the top"),
        pytest.param(
            listed(NAME), {"data": [{"name": "a", "age": 1}]}, "data[].age", id="in a list"
        ),
        pytest.param({"allOf": [NAME, {}]}, {"age": 1}, "age", id="beside an allOf"),
        pytest.param(
            {"anyOf": [NAME, SIZED]}, {"size": "x"}, "size", id="of a branch that fits not"
        ),
        pytest.param(
            {"type": "object", "additionalProperties": NAME},
            {"x": {"age": 1}},
            "x.age",
            id="in a map",
        ),
    ],
)
def test_a_field_that_nothing_declares_is_named(
    schema: dict[str, Any], value: Any, place: str
) -> None:
    assert list(Declarations(SPEC).misfits(schema, value)) == [f"{place} is not declared"]


def test_what_breaks_the_schema_is_a_misfit_too() -> None:
    assert list(Declarations(SPEC).misfits(NAME, {"name": 1})) == [
        'name: 1 is not of type "string"'
    ]
