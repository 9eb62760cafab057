"""An API of which few calls are documented: elsewhere, a run writes by these alone."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from tests.contracts.kit.judging import AWAY, KEYS, Time, judged, run_of, statuses
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.rule import Rule
from understudy.contracts.kit.run.run import Judged, Run, World
from understudy.contracts.kit.talk.stop import ReadOnly

HERE = "http://127.0.0.1:9/v1"
CREATE = "create_note"


def make_a_note(kit: Kit[Any]) -> None:
    made = kit.call(CREATE, body={"text": kit.name("made")})
    read = kit.call("get_note", {"noteId": made.json["id"]})
    kit.check(read.is_success, "a 2xx", read.brief, made, read)


def run(service: Notes, url: str, calls: tuple[str, ...] = (CREATE,), **options: Any) -> Run:
    """Return a run that writes by `create_note` alone, unless it is to this machine."""
    known = judged()
    check = Rule("N-MAKE-01", make_a_note, "write", (), calls=calls)
    contract = replace(known.contract, checks=(*known.contract.invariants, check))
    catalogue = replace(known.catalogue, elsewhere=frozenset({CREATE}))
    few = Judged(known.spec, catalogue, replace(contract, properties=None, model=None))
    asked = replace(run_of(service).options, base_url=url, keys=KEYS, **options)
    return Run(asked, few, World(Time().clock, httpx.MockTransport(service)))


def allowed(service: Notes, **how: Any) -> Run:
    return run(service, AWAY, allow_writes="notes.example", **how)


def test_elsewhere_a_call_that_is_named_is_sent(service: Notes) -> None:
    target = allowed(service).target

    assert target.call(CREATE, body={"text": "x"}).status == 201


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PATCH", "/notes/old_acme"),
        ("DELETE", "/notes/old_acme"),
        ("POST", "/notes/"),
        ("POST", "/notes/old_acme"),
        ("POST", "/other"),
    ],
)
def test_elsewhere_every_other_write_is_held_back(service: Notes, method: str, path: str) -> None:
    target = allowed(service).target

    with pytest.raises(ReadOnly):
        target.send(method, path, body={"text": "x"})

    assert service.requests == []


def test_elsewhere_the_named_call_of_another_base_path_is_held_back(service: Notes) -> None:
    target = allowed(service).target

    with pytest.raises(ReadOnly):
        target.send("POST", target.root("/v2/notes"), body={"text": "x"})


def test_a_rule_that_writes_by_named_calls_alone_is_judged_elsewhere(service: Notes) -> None:
    assert statuses(allowed(service).judge())["N-MAKE-01"] == "kept"


@pytest.mark.parametrize("calls", [(), (CREATE, "update_note")])
def test_a_rule_that_writes_by_others_too_is_left_out_elsewhere(
    service: Notes, calls: tuple[str, ...]
) -> None:
    report = allowed(service, calls=calls).judge()

    (row,) = (each for each in report.rows if each.rule.id == "N-MAKE-01")
    assert (row.status, row.why) == (
        "skipped",
        "needs to write by calls that are sent to a target on this machine alone",
    )
    assert {each.method for each in service.requests} == {"GET"}


def test_on_this_machine_it_is_judged(service: Notes) -> None:
    assert statuses(run(service, HERE, calls=()).judge())["N-MAKE-01"] == "kept"


def test_in_read_only_mode_no_call_is_named(service: Notes) -> None:
    report = run(service, AWAY, read_only=True).judge()

    assert statuses(report)["N-MAKE-01"] == "skipped"
    assert {each.method for each in service.requests} == {"GET"}


def test_what_may_be_sent_is_told(service: Notes) -> None:
    elsewhere, here = allowed(service).kit, run(service, HERE).kit

    assert (elsewhere.may_write, elsewhere.may_send(CREATE)) == (False, True)
    assert elsewhere.may_send(CREATE, "update_note") is False
    assert (here.may_write, here.may_send("update_note")) == (True, True)
