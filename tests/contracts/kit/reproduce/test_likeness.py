"""Whether an answer is the same again."""

import json
from typing import Any

import pytest

from understudy.contracts.kit.reproduce.likeness import alike, in_step
from understudy.contracts.kit.talk.exchange import Exchange, Request


def exchange(body: Any, status: int = 200) -> Exchange:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Exchange(1, Request("GET", "/"), status, {}, content)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"a": 1}, {"a": 1}),
        ({"id": "n_1", "noteId": 7}, {"id": "n_2", "noteId": 8}),
        ([{"at": "2026-06-01T12:00:00.000Z"}], [{"at": "2026-06-01T12:00:01Z"}]),
        ({"text": "see n_1"}, {"text": "see n_2"}),
        (b"oops", b"oops"),
    ],
)
def test_ids_and_times_may_differ(first: Any, second: Any) -> None:
    assert alike([exchange(first)], [exchange(second)], {"n_1": "n_2"})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ([1, 2], [2, 1]),
        ([1], [1, 1]),
        ({"id": "n_1"}, {"id": None}),
        ({"date": "2026-06-01"}, {"date": "2026-06-02"}),
        (b"oops", b"ooops"),
        (b"oops", {"a": 1}),
    ],
)
def test_nothing_else_may_differ(first: Any, second: Any) -> None:
    assert not alike([exchange(first)], [exchange(second)], {})


def test_the_status_may_not_differ() -> None:
    assert not alike([exchange({})], [exchange({}, 201)], {})


def at(*times: str) -> list[Exchange]:
    return [exchange({"updatedAt": time}) for time in times]


@pytest.mark.parametrize(
    ("first", "second", "is_in_step"),
    [
        (at("2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z"), at("2027-01-01T00:00Z") * 2, True),
        (
            at("2026-06-01T12:00:00Z", "2026-06-01T12:00:05Z"),
            at("2027-01-01T00:00:01Z", "2027-01-01T00:00:02Z"),
            True,
        ),
        (at("2026-06-01T12:00:00Z", "2026-06-01T12:00:05Z"), at("2027-01-01T00:00Z") * 2, False),
        (
            at("2026-06-01T12:00:05Z", "2026-06-01T12:00:00Z"),
            at("2027-01-01T00:00:01Z", "2027-01-01T00:00:02Z"),
            False,
        ),
    ],
)
def test_times_are_in_step_where_they_move_alike(
    first: list[Exchange], second: list[Exchange], is_in_step: bool
) -> None:
    assert in_step(first, second) is is_in_step
