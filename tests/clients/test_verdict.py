"""What is told of a client's results, beside the plan and what the stand-in saw."""

from typing import Any

import pytest
from tests.clients.verdict import problems

from understudy.testing.answers import Exchange, Message

CALL = {
    "n": 0,
    "operation": "create_project",
    "parameters": [{"name": "notify", "in": "query", "value": True}],
    "body": {"name": "Tour"},
    "status": 201,
    "refusal": False,
}
REFUSAL = {**CALL, "n": 1, "status": 409, "refusal": True}
RESULT = {"n": 0, "status": 201, "decoded": {"id": "p_1", "at": "2026-06-01T12:00:00.123456Z"}}
REFUSED = {"n": 1, "status": 409, "decoded": {"message": "there already"}}
ANSWER = '{"id": "p_1", "at": "2026-06-01T12:00:00.123456Z"}'


def exchange(**more: Any) -> Exchange:
    """What the stand-in saw of the call; `sent` and `answered` are the bodies."""
    sent = more.pop("sent", '{"name": "Tour"}')
    answered = more.pop("answered", ANSWER)
    given = {
        "number": 1,
        "at": "",
        "api": "x",
        "operation": "create_project",
        "method": "POST",
        "path": "/projects",
        "query": "notify=true",
        "status": 201,
        "duration_ms": 0,
        "key": None,
        "faults": [],
        "curl": "",
    }
    return Exchange(**{**given, **more}, request=Message([], sent), response=Message([], answered))


CONFLICT = exchange(status=409, answered='{"message": "there already"}')


def test_a_whole_result_has_no_problems() -> None:
    results = {0: RESULT, 1: REFUSED}

    assert list(problems([CALL, REFUSAL], results, [exchange(), CONFLICT])) == []


@pytest.mark.parametrize(
    ("result", "seen", "told"),
    [
        ({**RESULT, "decoded": {"id": "p_1"}}, {}, "body.at is lost"),
        ({**RESULT, "decoded": None}, {}, "body was {"),
        ({**RESULT, "status": 200}, {}, "was answered with 201, the client says 200"),
        ({**RESULT, "status": 400}, {"status": 400}, "was to be 201 and is 400"),
        ({"n": 0, "error": "ValueError: no\nmore"}, {}, "ValueError: no"),
        (RESULT, {"sent": "{}"}, "request.name is lost"),
        (RESULT, {"sent": ""}, "request was {'name': 'Tour'} and is None"),
        (RESULT, {"query": ""}, "the query was to be [('notify', 'true')] and is []"),
        (RESULT, {"operation": "get_info"}, "called get_info"),
    ],
)
def test_what_is_wrong_with_a_call_is_told(result: Any, seen: Any, told: str) -> None:
    (problem, *_) = problems([CALL], {0: result}, [exchange(**seen)])

    assert problem.startswith(f"create_project (call 0): {told}")


def test_a_call_without_a_result_is_told() -> None:
    assert list(problems([CALL], {}, [exchange()])) == ["create_project (call 0): no result"]


def test_a_call_that_never_left_the_client_is_told() -> None:
    assert list(problems([CALL], {0: RESULT}, [])) == [
        "create_project (call 0): the stand-in never got it"
    ]


def test_a_call_that_was_not_made_does_not_shift_the_others() -> None:
    other = {**CALL, "n": 0, "operation": "get_info"}
    results = {0: {"n": 0, "error": "no such type"}, 1: {**RESULT, "n": 1}}

    told = problems([other, {**CALL, "n": 1}], results, [exchange()])

    assert list(told) == ["get_info (call 0): no such type"]


def test_a_refusal_without_a_body_is_told_unless_the_client_has_none() -> None:
    results = {1: {**REFUSED, "decoded": None}}

    assert len([*problems([REFUSAL], results, [CONFLICT])]) == 1
    assert len([*problems([REFUSAL], results, [CONFLICT], reads_errors=False)]) == 0


def test_instants_are_compared_to_the_digits_that_a_client_holds() -> None:
    results = {0: {**RESULT, "decoded": {"id": "p_1", "at": "2026-06-01T12:00:00.123Z"}}}

    assert len([*problems([CALL], results, [exchange()])]) == 1
    assert len([*problems([CALL], results, [exchange()], digits=3)]) == 0


def test_a_loss_is_told_of_one_item_of_a_list() -> None:
    seen = exchange(answered='{"rows": [{"id": 1}, {"id": 2}]}')
    results = {0: {**RESULT, "decoded": {"rows": [{}, {}]}}}

    assert list(problems([CALL], results, [seen])) == [
        "create_project (call 0): body.rows[0].id is lost, it was 1"
    ]
