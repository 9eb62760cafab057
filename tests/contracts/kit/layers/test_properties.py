"""The property tests' plumbing: every request goes through the target."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import httpx
import pytest
from tests.contracts.kit.judging import judge, run_of
from tests.contracts.kit.toy.app import Notes, answer

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.ledger import Record
from understudy.contracts.kit.layers.forward import Forward
from understudy.contracts.kit.layers.properties import Exploration, explore
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import BudgetSpent

JSON = "application/json"
Answering = Callable[[httpx.Request], httpx.Response]


def explored(service: Answering, **options: object) -> Kit[Any]:
    """Explore a service and return the kit that knows what was found."""
    kit = run_of(service, **options).kit
    kit.rule = "property tests"
    params = {"noteId": kit.stage.note("key") if kit.may_write else "n_1"}
    explore(kit, Exploration(3, params, "N-SHAPE-01", sparing=("create_note",)))
    return kit


def test_every_documented_call_is_made(service: Notes) -> None:
    explored(service)

    calls = {(each.method, each.url.path) for each in service.requests}
    assert {
        ("GET", "/v1/me"),
        ("GET", "/v1/notes"),
        ("POST", "/v1/notes"),
        ("GET", "/v1/notes/n_0001"),
        ("PATCH", "/v1/notes/n_0001"),
    } <= calls


def test_a_service_without_fault_has_the_shape_of_the_spec(service: Notes) -> None:
    kit = explored(service)

    assert kit.ledger.records["N-SHAPE-01"].broken == 0
    assert kit.ledger.records["N-SHAPE-01"].examples > 10
    assert kit.ledger.troubles == []


def test_an_answer_of_another_shape_breaks_the_rule_for_it(service: Notes) -> None:
    def without_text(request: httpx.Request) -> httpx.Response:
        got = service(request)
        body = got.json()
        is_note = isinstance(body, dict) and body.pop("text", None) is not None
        return answer(got.status_code, body) if is_note else got

    finding = explored(without_text).ledger.records["N-SHAPE-01"].findings[0]

    assert "an answer that fits the spec" in finding.expected
    assert "text" in finding.got
    assert finding.evidence[0].request.headers[0][0] == "Authorization"


def test_what_is_only_assumed_is_not_held_against_an_answer(service: Notes) -> None:
    def coloured(request: httpx.Request) -> httpx.Response:
        got = service(request)
        is_note = got.is_success and b'"text"' in got.content and request.method != "GET"
        return answer(got.status_code, {**got.json(), "colour": 7}) if is_note else got

    assert explored(coloured).ledger.records["N-SHAPE-01"].broken == 0


@pytest.mark.parametrize(
    ("kept", "seen"),
    [
        (rb'"\ud800"', rb'"\ufffd"'),
        (rb'"\uDfff\ud83d"', rb'"\ufffd\ufffd"'),
        (rb'"\ud83d\ude00"', rb'"\ud83d\ude00"'),
        (rb'"\\ud800"', rb'"\\ud800"'),
        (rb'"\\\ud800"', rb'"\\\ufffd"'),
    ],
)
def test_half_a_surrogate_pair_that_was_kept_does_not_reach_the_engine(
    service: Notes, kept: bytes, seen: bytes
) -> None:
    def keeping(request: httpx.Request) -> httpx.Response:
        got = service(request)
        body = got.content.replace(b'"acme"', kept)
        return httpx.Response(got.status_code, headers={"content-type": JSON}, content=body)

    kit = run_of(keeping).kit
    forward = Forward(kit.target, {}, kit.base_path, lambda _exchange: None)
    environ = {"PATH_INFO": "/v1/me", "REQUEST_URI": "/v1/me", "REQUEST_METHOD": "GET"}

    (answered,) = forward({**environ, "wsgi.input": BytesIO()}, lambda *_: None)

    assert seen in answered


def test_invariants_are_checked_on_what_is_explored(service: Notes) -> None:
    def strict(request: httpx.Request) -> httpx.Response:
        is_odd = request.method == "PATCH" and b'"text"' not in request.content
        return answer(500, {}) if is_odd else service(request)

    kit = explored(strict)

    assert kit.ledger.is_broken("N-5XX-01")


def test_what_stays_behind_is_made_sparingly(service: Notes) -> None:
    explored(service)

    assert len(service.notes) < 10


def test_only_get_is_sent_in_read_only_mode(service: Notes) -> None:
    explored(service, read_only=True)

    assert {request.method for request in service.requests} == {"GET"}


def test_no_request_says_that_a_tool_made_it(service: Notes) -> None:
    explored(service)

    names = {name for request in service.requests for name in request.headers}
    assert not any("schemathesis" in name for name in names)
    assert {each.headers["user-agent"].partition("/")[0] for each in service.requests} == {
        "understudy"
    }


def test_a_spent_budget_ends_the_exploration(service: Notes) -> None:
    with pytest.raises(BudgetSpent):
        explored(service, max_requests=5)

    assert len(service.requests) == 5


def test_an_interrupt_ends_the_exploration(service: Notes) -> None:
    def interrupted(request: httpx.Request) -> httpx.Response:
        if len(service.requests) == 5:
            raise KeyboardInterrupt
        return service(request)

    with pytest.raises(KeyboardInterrupt):
        explored(interrupted)


def test_an_api_looks_at_each_exchange_afterwards(service: Notes) -> None:
    kit = run_of(service).kit
    kit.rule = "property tests"

    def look(exchange: Exchange) -> None:
        if exchange.operation == "list_notes":
            raise Broken("less", "more", exchange, rule="N-LIST-01")

    explore(kit, Exploration(2, {"noteId": "n_1"}, "N-SHAPE-01", afterwards=look))

    assert kit.ledger.is_broken("N-LIST-01")
    assert kit.ledger.records["N-MAKE-01"] == Record()


def test_findings_of_the_property_tests_stand_in_the_report(service: Notes) -> None:
    def odd(request: httpx.Request) -> httpx.Response:
        got = service(request)
        return answer(418, {}) if b"understudy" not in request.content and got.is_error else got

    report = judge(odd, depth="default")

    assert "N-SHAPE-01" in [row.rule.id for row in report.broken]
