"""What is read as a number in a query or a path is what JSON writes as one."""

import pytest

from understudy.server.request.numbers import as_written

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
