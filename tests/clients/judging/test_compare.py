"""What is told of an answer that a client decoded: nothing where it is whole, else each loss."""

from typing import Any

import pytest
from tests.clients.judging.compare import differences

ANSWER: dict[str, Any] = {
    "project": {"id": "p_1", "cost": 1.5, "done": False, "at": "2026-06-01T12:00:00.120Z"},
    "dates": [{"date": "2026-06-01", "label": None}],
}


def test_a_whole_answer_has_no_differences() -> None:
    assert list(differences(ANSWER, ANSWER)) == []


def test_a_lost_field_is_told() -> None:
    decoded = {**ANSWER, "project": {"cost": 1.5, "done": False, "at": ANSWER["project"]["at"]}}

    assert list(differences(ANSWER, decoded)) == ["body.project.id is lost, it was 'p_1'"]


@pytest.mark.parametrize(
    ("sent", "decoded"),
    [
        ("p_1", "p_2"),
        (1, 2),
        (1, "1"),
        (1, True),
        (False, 0),
        (None, ""),
        ("a", None),
        ({}, []),
        ("2026-06-01T12:00:00Z", "2026-06-01T12:00:01Z"),
        ("2026-06-01T12:00:00Z", "2026-06-01T12:00:00+02:00"),
        ("2026-06-01T12:00:00", "2026-06-01T12:00:00Z"),
        ("2026-06-01T12:00:00.123456Z", "2026-06-01T12:00:00.123Z"),
        ("2026-06-01", "2026-06-01T00:00:00Z"),
    ],
)
def test_a_changed_value_is_told(sent: object, decoded: object) -> None:
    (told,) = differences({"field": sent}, {"field": decoded})

    assert told == f"body.field was {sent!r} and is {decoded!r}"


def test_a_lost_item_is_told() -> None:
    assert list(differences([1, 2], [1])) == ["body had 2 items and has 1"]


def test_a_changed_item_is_told_with_its_place() -> None:
    decoded = {**ANSWER, "dates": [{"date": "2026-06-02"}]}

    assert list(differences(ANSWER, decoded)) == [
        "body.dates[0].date was '2026-06-01' and is '2026-06-02'"
    ]


def test_a_value_that_nobody_sent_is_told() -> None:
    assert list(differences({}, {"type": "physical"})) == [
        "body.type was not sent and is 'physical'"
    ]


def test_null_may_be_absent_in_either() -> None:
    assert list(differences({"label": None}, {})) == []
    assert list(differences({}, {"label": None})) == []


@pytest.mark.parametrize(
    ("sent", "decoded"),
    [
        ("2026-06-01T12:00:00Z", "2026-06-01T12:00:00.000Z"),
        ("2026-06-01T12:00:00Z", "2026-06-01T14:00:00+02:00"),
        ("2026-06-01T12:00:00.120000Z", "2026-06-01T12:00:00.12+00:00"),
        ("2019-11-20T06:25:00", "2019-11-20T06:25:00.000"),
    ],
)
def test_an_instant_may_be_written_in_another_way(sent: object, decoded: object) -> None:
    assert list(differences(sent, decoded)) == []


def test_an_instant_is_compared_to_as_many_digits_as_the_client_holds() -> None:
    sent, decoded = "2026-06-01T12:00:00.123456Z", "2026-06-01T12:00:00.123Z"

    assert list(differences(sent, decoded, digits=3)) == []
