"""What is told of a client's results, beside the plan and what the stand-in saw."""

from typing import Any

import pytest
from tests.clients.judging.recorder import Exchange
from tests.clients.judging.verdict import problems

CALL = {
    "n": 0,
    "operation": "create_project",
    "method": "POST",
    "path": "/projects/{id}",
    "parameters": [
        {"name": "id", "in": "path", "value": "a b"},
        {"name": "notify", "in": "query", "value": True},
        {"name": "X-Trace", "in": "header", "value": 7},
    ],
    "body": {"name": "Tour"},
    "status": 201,
    "refusal": False,
}
REFUSAL = {**CALL, "n": 1, "status": 409, "refusal": True}
RESULT = {"n": 0, "status": 201, "decoded": {"id": "p_1", "at": "2026-06-01T12:00:00.123456Z"}}
REFUSED = {"n": 1, "status": 409, "decoded": {"message": "there already"}}
PLAN = {"base_url": "http://127.0.0.1:1/v1", "calls": [CALL]}
ANSWER = b'{"id": "p_1", "at": "2026-06-01T12:00:00.123456Z"}'
HEADERS = {"x-trace": "7"}


def exchange(**more: Any) -> Exchange:
    """What the stand-in saw of the call."""
    given = {"query": "notify=true", "headers": HEADERS, "sent": b'{"name": "Tour"}'}
    return Exchange(
        **{
            "method": "POST",
            "path": "/v1/projects/a b",
            "status": 201,
            "answered": ANSWER,
            **given,
            **more,
        }
    )


CONFLICT = exchange(status=409, answered=b'{"message": "there already"}')


def test_a_whole_result_has_no_problems() -> None:
    results = {0: RESULT, 1: REFUSED}

    assert list(problems({**PLAN, "calls": [CALL, REFUSAL]}, results, [exchange(), CONFLICT])) == []


@pytest.mark.parametrize(
    ("result", "seen", "told"),
    [
        ({**RESULT, "decoded": {"id": "p_1"}}, {}, "body.at is lost"),
        ({**RESULT, "decoded": None}, {}, "body was {"),
        ({**RESULT, "status": 200}, {}, "was answered with 201, the client says 200"),
        ({**RESULT, "status": 400}, {"status": 400}, "was to be 201 and is 400"),
        ({"n": 0, "error": "ValueError: no\nmore"}, {}, "ValueError: no"),
        (RESULT, {"sent": b"{}"}, "request.name is lost"),
        (RESULT, {"sent": b""}, "request was {'name': 'Tour'} and is None"),
        (RESULT, {"query": "notify=false"}, "query notify=true was not sent"),
        (RESULT, {"headers": {}}, "header X-Trace: 7 was not sent"),
        (RESULT, {"path": "/v1/projects"}, "the stand-in did not get POST /projects/{id}"),
    ],
)
def test_what_is_wrong_with_a_call_is_told(result: Any, seen: Any, told: str) -> None:
    (problem, *_) = problems(PLAN, {0: result}, [exchange(**seen)])

    assert problem.startswith(f"create_project (call 0): {told}")


def test_a_call_without_a_result_is_told() -> None:
    assert list(problems(PLAN, {}, [exchange()])) == ["create_project (call 0): no result"]


def test_a_call_that_never_left_the_client_is_told() -> None:
    assert list(problems(PLAN, {0: RESULT}, [])) == [
        "create_project (call 0): the stand-in did not get POST /projects/{id} when it was due"
    ]


def test_a_call_that_was_not_made_does_not_shift_the_others() -> None:
    other = {**CALL, "n": 0, "operation": "get_info", "path": "/info"}
    results = {0: {"n": 0, "error": "no such type"}, 1: {**RESULT, "n": 1}}

    told = problems({**PLAN, "calls": [other, {**CALL, "n": 1}]}, results, [exchange()])

    assert list(told) == ["get_info (call 0): no such type"]


def test_a_refusal_without_a_body_is_told_unless_the_client_has_none() -> None:
    results = {1: {**REFUSED, "decoded": None}}
    assert len([*problems({**PLAN, "calls": [REFUSAL]}, results, [CONFLICT])]) == 1
    assert (
        len([*problems({**PLAN, "calls": [REFUSAL]}, results, [CONFLICT], reads_errors=False)]) == 0
    )


def test_instants_are_compared_to_the_digits_that_a_client_holds() -> None:
    results = {0: {**RESULT, "decoded": {"id": "p_1", "at": "2026-06-01T12:00:00.123Z"}}}

    assert len([*problems(PLAN, results, [exchange()])]) == 1
    assert len([*problems(PLAN, results, [exchange()], digits=3)]) == 0


def test_a_loss_is_told_of_one_item_of_a_list() -> None:
    seen = exchange(answered=b'{"rows": [{"id": 1}, {"id": 2}]}')
    results = {0: {**RESULT, "decoded": {"rows": [{}, {}]}}}

    assert list(problems(PLAN, results, [seen])) == [
        "create_project (call 0): body.rows[0].id is lost, it was 1"
    ]
