"""The form of answers, and what their codes say."""

from typing import Any

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.judge.rule import invariant, rule
from understudy.contracts.kit.probes.auth.calls import reads_with_key
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.profiles import is_throttled
from understudy.contracts.planado.resources import KINDS, UNDOCUMENTED
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit

NOT_THERE = (404, 405, 501)
NO_DETAILS: tuple[Any, ...] = ({}, [], "", None)
BROKEN_JSON = b'{"description": "Cut sh'


def _is_documented(answer: Exchange) -> bool:
    return answer.operation != UNDOCUMENTED and not is_throttled(answer)


def _has_body(answer: Exchange) -> bool:
    # No page shows this answer, and clients of the live API count its 204.
    return (answer.operation, answer.status) != ("update_shifts", 204)


@invariant(
    "PL-TRANS-01",
    applies=lambda answer: _is_documented(answer) and answer.is_success and _has_body(answer),
)
def a_success_is_json(answer: Exchange) -> None:
    if not answer.is_json:
        raise Broken("a body that is JSON", answer.brief)


@invariant(
    "PL-FORM-01",
    applies=lambda answer: _is_documented(answer) and answer.is_success and answer.is_json,
)
def a_success_is_an_object(answer: Exchange) -> None:
    if not isinstance(answer.json, dict):
        raise Broken("a JSON object", answer.brief)


@invariant("PL-TYPE-01", applies=lambda answer: _is_documented(answer) and answer.is_json)
def json_is_called_json(answer: Exchange) -> None:
    if not answer.is_called_json:
        got = answer.headers["content-type"]
        raise Broken("Content-Type: application/json", f"Content-Type: {got}", with_headers=True)


@invariant("PL-STATUS-01", applies=_is_documented)
def no_code_lies_between(answer: Exchange) -> None:
    if not (answer.is_success or answer.status >= 400):
        raise Broken("a success from 200 to 299, or an error", answer.brief)


@invariant(
    "PL-STATUS-02", applies=lambda answer: _is_documented(answer) and 400 <= answer.status < 500
)
def a_client_error_has_details(answer: Exchange) -> None:
    is_bare = answer.is_json and answer.json in NO_DETAILS
    if is_bare or not answer.body.strip():
        raise Broken("a body with the details of the error", answer.brief)


@invariant("PL-STATUS-03", applies=_is_documented)
def no_answer_is_5xx(answer: Exchange) -> None:
    if answer.status >= 500:
        raise Broken("no 5xx", answer.brief)


@rule("PL-TRANS-01")
@rule("PL-FORM-01")
@rule("PL-TYPE-01")
@rule("PL-STATUS-03")
@rule("PL-RATE-01")
@rule("PL-RATE-03")
def every_read_is_judged(kit: Kit) -> None:
    reads_with_key(things_of(kit, TABLE))


@rule("PL-TRANS-01", effect="write")
@rule("PL-STATUS-03", effect="write")
def every_write_is_judged(kit: Kit) -> None:
    things = things_of(kit, TABLE)
    for thing in map(things.home, TABLE.resources):
        again = {name: thing.body[name] for name in thing.resource.whole("")}
        things.change(thing, again)


@rule("PL-STATUS-04")
def what_the_pages_name_is_there(kit: Kit) -> None:
    for _, answer in reads_with_key(things_of(kit, TABLE)):
        with kit.example():
            is_there = answer.status not in NOT_THERE
            kit.check(is_there, "the thing or the list", answer.brief, answer)


@rule("PL-STATUS-02")
def an_unknown_id_is_4xx(kit: Kit) -> None:
    known = {kind.name: kind.plural for kind in KINDS} | {"template": "templates"}
    for name, plural in known.items():
        try:
            ident = kit.stage.first(f"list_{plural}")
        except Skip:
            continue
        with kit.example():
            answer = kit.call(f"get_{name}", {f"{name}_id": kit.near_id(ident)})
            kit.check(400 <= answer.status < 500, "a 4xx", answer.brief, answer)


@rule("PL-STATUS-02", effect="write")
def a_body_that_is_no_json_is_4xx(kit: Kit) -> None:
    for kind in KINDS:
        place = kind.place(kit.stage.ident(kind))
        for operation, params in ((f"create_{kind.name}", {}), (f"update_{kind.name}", place)):
            with kit.example():
                answer = kit.call(operation, params, raw=BROKEN_JSON)
                kit.check(400 <= answer.status < 500, "a 4xx", answer.brief, answer)
