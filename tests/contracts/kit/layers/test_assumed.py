"""What is left of a spec when what is only assumed is taken out."""

import json
from typing import Any

import pytest

from understudy.contracts.kit.layers.assumed import without_assumed


def bare(**node: Any) -> Any:
    """Return what is left of an object."""
    return without_assumed(node)


def test_an_object_with_a_text_for_a_mark_goes() -> None:
    document = {"gone": {"x-assumed": "why", "type": "string"}, "kept": {"type": "string"}}

    assert without_assumed(document) == {"kept": {"type": "string"}}


def test_a_keyword_goes_alone() -> None:
    node = bare(type="integer", minimum=1, maximum=9, **{"x-assumed": {"minimum": "why"}})

    assert node == {"type": "integer", "maximum": 9}


def test_an_entry_of_a_list_goes_alone() -> None:
    node = bare(
        required=["a", "b"], enum=["x", 1], **{"x-assumed": {"required/a": "", "enum/1": ""}}
    )

    assert node == {"required": ["b"], "enum": ["x"]}


def test_an_entry_of_an_object_goes_alone() -> None:
    properties = {"data": {"$ref": "#/x"}, "status": {"type": "string"}}

    node = bare(properties=properties, **{"x-assumed": {"properties/data": "why"}})

    assert node == {"properties": {"status": {"type": "string"}}}


def test_a_list_that_is_emptied_goes_too() -> None:
    assert bare(required=["a"], **{"x-assumed": {"required/a": "why"}}) == {}


@pytest.mark.parametrize(("ours", "theirs"), [(False, {"nullable": True}), (True, {})])
def test_of_a_nullable_that_is_marked_the_contrary_holds(ours: bool, theirs: Any) -> None:
    assert bare(nullable=ours, **{"x-assumed": {"nullable": "why"}}) == theirs


def test_the_older_form_of_the_mark_is_read() -> None:
    document = {
        "kept": {"type": "string", "allOf": [{"x-assumed": "why", "minimum": 1}]},
        "list": [{"x-assumed": "why"}, {"required": ["a"]}],
        "empty": [],
    }

    assert without_assumed(document) == {
        "kept": {"type": "string"},
        "list": [{"required": ["a"]}],
        "empty": [],
    }


def test_no_mark_is_left() -> None:
    document = {"a": {"b": [{"minimum": 1, "x-assumed": {"minimum": "why"}}]}}

    assert "x-assumed" not in json.dumps(without_assumed(document))
