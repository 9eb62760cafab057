"""What is read as a number in a query or a path is what JSON writes as one."""

from typing import Any

import pytest

from understudy.server.request.numbers import INTEGRAL, as_written, integers_of, with_integers

INTEGER, NUMBER = {"type": "integer"}, {"type": "number"}


@pytest.mark.parametrize("text", ["1_0", " 5", "5 ", "+5", "٣", "1e3", ""])
def test_what_python_alone_reads_as_an_integer_stays_text(text: str) -> None:
    assert as_written(INTEGER, [text], 5) == text


@pytest.mark.parametrize("text", ["nan", "inf", "-Infinity", "1_0.5", ".5", "5.", "٣.0"])
def test_what_python_alone_reads_as_a_number_stays_text(text: str) -> None:
    assert as_written(NUMBER, [text], 5.0) == text


@pytest.mark.parametrize("text", ["5", "-5", "05", "9" * 30])
def test_an_integer_is_one(text: str) -> None:
    assert as_written(INTEGER, [text], int(text)) == int(text)


@pytest.mark.parametrize("text", ["5", "-5.25", "1e3", "2.5E-3"])
def test_a_number_is_one(text: str) -> None:
    assert as_written(NUMBER, [text], float(text)) == float(text)


def test_of_several_values_the_last_counts() -> None:
    assert as_written(INTEGER, ["1_0", "5"], 5) == 5


def test_a_list_is_text_where_one_item_is_no_number() -> None:
    numbers = {"type": "array", "items": INTEGER}

    assert as_written(numbers, ["1,2", "3"], [1, 2, 3]) == [1, 2, 3]
    assert as_written(numbers, ["1,2_0"], [1, 20]) == ["1", "2_0"]


def test_null_and_what_is_no_number_are_left_alone() -> None:
    assert as_written({"type": ["integer", "null"]}, ["null"], None) is None
    assert as_written({"type": "string"}, ["1_0"], "1_0") == "1_0"
    assert as_written({"type": ["integer", "null"]}, ["1_0"], 10) == "1_0"


def test_what_a_schema_wants_as_an_integer_becomes_one() -> None:
    root = {"components": {"schemas": {"Count": {"type": ["integer", "null"]}}}}
    schema = {
        "allOf": [{"properties": {"weeks": {"$ref": "#/components/schemas/Count"}}}],
        "properties": {"hours": NUMBER, "days": {"items": {"anyOf": [INTEGER, {"type": "null"}]}}},
        "additionalProperties": INTEGER,
    }
    value = {"weeks": 3.0, "hours": 8.0, "days": [1.0, None], "more": 2e2}

    where = integers_of(schema, root)
    assert where is not None
    read = with_integers(value, where)

    assert repr(read) == repr({"weeks": 3, "hours": 8.0, "days": [1, None], "more": 200})


@pytest.mark.parametrize("value", [1e300, 2.0**53, 1.5])
def test_what_is_no_single_integer_stays_as_it_is(value: float) -> None:
    where = integers_of(INTEGER, {})

    assert where is not None
    assert repr(with_integers(value, where)) == repr(value)


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"names": {"items": {"type": "string"}}, "hours": NUMBER}},
        {"oneOf": [{"properties": {"n": INTEGER}}, {"properties": {"n": NUMBER}}]},
        {"$ref": "#/components/schemas/Tree"},
        {"$ref": "#/components/schemas/None"},
        {"items": True},
    ],
    ids=["none", "one of two", "itself", "unknown", "anything"],
)
def test_where_no_integer_is_asked_for_for_sure_nothing_is_looked_at(schema: Any) -> None:
    tree = {"properties": {"inner": {"$ref": "#/components/schemas/Tree"}}}

    assert integers_of(schema, {"components": {"schemas": {"Tree": tree}}}) is None


@pytest.mark.parametrize(
    ("raw", "is_found"),
    [
        (b'{"a":3.0}', True),
        (b"[3e0]", True),
        (b"[3.00,1]", True),
        (b"[3.05]", False),
        (b"3", False),
    ],
)
def test_a_document_is_gone_through_where_it_may_have_such_numbers(
    raw: bytes, is_found: bool
) -> None:
    assert bool(INTEGRAL.search(raw)) == is_found
