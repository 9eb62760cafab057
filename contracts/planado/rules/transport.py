"""The form of answers, and what their codes say."""

from typing import Any

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.judge.rule import invariant, rule
from understudy.contracts.kit.probes import answers
from understudy.contracts.kit.probes.attempt import scratch
from understudy.contracts.kit.probes.auth.calls import reads_with_key
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.profiles import is_throttled
from understudy.contracts.planado.table import JOB, TABLE, TEMPLATES
from understudy.contracts.planado.typing import Kit

NOT_THERE = (404, 405, 501)
NO_DETAILS: tuple[Any, ...] = ({}, [], "", None)
BROKEN_JSON = b'{"description": "Cut sh'


def _is_documented(answer: Exchange) -> bool:
    return answer.operation != JOB.remove and not is_throttled(answer)


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


CALLED_JSON = answers.called_json(
    "PL-TYPE-01", lambda answer: _is_documented(answer) and answer.is_json
)
NO_CRASH = answers.never_5xx("PL-STATUS-03", _is_documented)


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


@rule("PL-TRANS-01")
@rule("PL-FORM-01")
@rule("PL-TYPE-01")
@rule("PL-STATUS-03")
@rule("PL-RATE-01")
@rule("PL-RATE-03")
def every_read_is_judged(kit: Kit) -> None:
    kit.stand_on(bool(reads_with_key(kit.stage.things)), "nothing could be read")


@rule("PL-TRANS-01", effect="write")
@rule("PL-STATUS-03", effect="write")
def every_write_is_judged(kit: Kit) -> None:
    for kind in TABLE.resources:
        thing = scratch(kit.stage.things, kind)
        kit.stage.things.change(thing, {name: thing.body[name] for name in kind.whole("")})


@rule("PL-STATUS-04")
def what_the_pages_name_is_there(kit: Kit) -> None:
    for _, answer in reads_with_key(kit.stage.things):
        with kit.example():
            is_there = answer.status not in NOT_THERE
            kit.check(is_there, "the thing or the list", answer.brief, answer)


@rule("PL-STATUS-02")
def an_unknown_id_is_4xx(kit: Kit) -> None:
    known = {each.read: each for each in TABLE.resources} | {"get_template": TEMPLATES}
    for read, resource in known.items():
        try:
            ident = kit.stage.first(resource)
        except Skip:
            continue
        with kit.example():
            answer = kit.call(read, resource.at(kit.near_id(ident)))
            kit.check(400 <= answer.status < 500, "a 4xx", answer.brief, answer)


@rule("PL-STATUS-02", effect="write")
def a_body_that_is_no_json_is_4xx(kit: Kit) -> None:
    for kind in TABLE.resources:
        place = kind.at(kit.stage.ident(kind))
        for operation, params in ((kind.create, {}), (kind.update, place)):
            with kit.example():
                answer = kit.call(operation, params, raw=BROKEN_JSON)
                kit.check(400 <= answer.status < 500, "a 4xx", answer.brief, answer)
