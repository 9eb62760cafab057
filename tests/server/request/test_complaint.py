"""What is said of a value that breaks its schema."""

import gc

import pytest
from jsonschema_rs import ValidationError

from understudy.server.gates.validation import Check
from understudy.server.state.failures import Invalid

ITEM = {"type": "object", "required": ["uuid"], "properties": {"uuid": {}}}
CHECK = Check({"properties": {"items": {"items": {**ITEM, "additionalProperties": False}}}}, {})


def said_of(value: object, check: Check = CHECK) -> str:
    with pytest.raises(Invalid) as refused:
        check(value)
    return refused.value.message


def test_what_is_missing_is_told_before_what_is_unknown() -> None:
    assert said_of({"items": [{"uuid": 1, "x": 1}, {}]}) == "items[1].uuid is required"


def test_of_a_large_value_the_first_error_alone_is_looked_at() -> None:
    told = said_of({"items": [{"uuid": 1}] * 5_000 + [{"uuid": 1, "x": 1}] + [{}] * 5_000})

    assert told == "items[5000].x is not known here; there are: uuid"


def test_a_field_that_is_called_nothing_is_refused_too() -> None:
    check = Check({"properties": {"": {"properties": {"size": {"type": "integer"}}}}}, {})

    assert said_of({"": {"size": "a"}}, check) == "size is not valid"


@pytest.mark.parametrize("items", [1, 50_000], ids=["small", "large"])
def test_a_value_that_was_refused_is_free_without_the_cyclic_collector(items: int) -> None:
    gc.collect()
    gc.disable()
    try:
        said_of({"items": [{}] * items})

        assert [each for each in gc.get_objects() if isinstance(each, ValidationError)] == []
    finally:
        gc.enable()
