"""The model's plumbing: the same in every run, small failures, no crash."""

from collections.abc import Callable
from typing import Any

import httpx
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from tests.contracts.kit.judging import run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.ledger import Record
from understudy.contracts.kit.layers.machine import Tape, drive


class Writer(RuleBasedStateMachine):
    """Changes one note of its own and reads it back."""

    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self.kit = tape.kit
        self.tape = tape
        made = self.kit.call("create_note", body={"text": "new"}, expect=201)
        self.note = {"noteId": made.json["id"]}
        self.text = "new"

    @rule(text=st.text("ab", min_size=1, max_size=9))
    def write(self, text: str) -> None:
        self.kit.call("update_note", self.note, body={"text": text}, expect=200)
        self.text = text

    @rule()
    def read(self) -> None:
        read = self.kit.call("get_note", self.note, expect=200)
        is_kept = read.json["text"] == self.text
        self.tape.check(is_kept, "N-MAKE-01", self.text, read.brief, read)


def kit_of(answer: Callable[[httpx.Request], httpx.Response], **options: Any) -> Kit[Any]:
    kit = run_of(answer, **options).kit
    kit.rule = "two-tenant model"
    return kit


def shortens(service: Notes) -> Callable[[httpx.Request], httpx.Response]:
    """Return a service that stores no more than four characters."""

    def answer(request: httpx.Request) -> httpx.Response:
        got = service(request)
        for note in service.notes.values():
            note["text"] = note["text"][:4]
        return got

    return answer


def test_examples_that_pass_are_counted(service: Notes) -> None:
    kit = kit_of(service)

    drive(kit, Writer, examples=10, steps=10)

    assert kit.ledger.records["N-MAKE-01"].examples > 10
    assert not kit.ledger.is_broken("N-MAKE-01")


def test_a_failure_is_found_and_made_small(service: Notes) -> None:
    kit = kit_of(shortens(service))

    drive(kit, Writer, examples=20, steps=20)

    finding = kit.ledger.records["N-MAKE-01"].findings[0]
    assert [each.request.method for each in finding.evidence] == ["POST", "PATCH", "GET"]


def test_shrinking_keeps_to_its_share_of_requests(service: Notes) -> None:
    kit = kit_of(shortens(service))

    drive(kit, Writer, examples=20, steps=20, shrink_requests=5)

    assert kit.ledger.is_broken("N-MAKE-01")
    first_run = service.requests.copy()
    assert len(first_run) < 400


def test_one_seed_drives_the_same_way() -> None:
    first, second = Notes(), Notes()

    drive(kit_of(first), Writer, examples=5, steps=5)
    drive(kit_of(second), Writer, examples=5, steps=5)

    assert [each.content for each in first.requests] == [each.content for each in second.requests]


def test_a_failure_that_does_not_come_again_is_a_finding_with_its_trace(service: Notes) -> None:
    reads = []

    def once(request: httpx.Request) -> httpx.Response:
        got = service(request)
        if request.method == "GET":
            reads.append(request)
        is_fifth = request.method == "GET" and len(reads) == 5
        return httpx.Response(200, json={"id": "n", "text": "lost"}) if is_fifth else got

    # Each read comes two seconds after what was written, so it cannot be a late one.
    kit = kit_of(once, rate="30/m")

    drive(kit, Writer, examples=20, steps=20)

    finding = kit.ledger.records["N-MAKE-01"].findings[0]
    assert "lost" in finding.got
    assert finding.evidence


def test_ground_that_gives_way_is_trouble_of_the_layer(service: Notes) -> None:
    service.defects = frozenset({"crash"})
    kit = kit_of(service)

    drive(kit, Writer, examples=5, steps=5)

    assert kit.ledger.records["N-MAKE-01"] == Record()
    assert "should have given 201" in kit.ledger.troubles[0]


def test_nothing_of_a_run_outlives_it(service: Notes) -> None:
    kit = kit_of(service)
    watchers = list(kit.target.watchers)

    drive(kit, Writer, examples=2, steps=2)

    assert kit.target.watchers == watchers
