"""What examples come to."""

from collections import Counter

import pytest

from understudy.contracts.kit.judge.finding import Broken, Skip
from understudy.contracts.kit.judge.ledger import Ledger, Record
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.stop import BudgetSpent, Unmet
from understudy.contracts.kit.talk.trail import Trail


@pytest.fixture
def ledger() -> Ledger:
    trail = Trail()
    trail.add(Exchange(1, Request("GET", "/notes"), 200, {}, b""))
    return Ledger(["N-1", "N-2"], ["N-1"], trail)


def at(operation: str, status: int) -> Exchange:
    """Return an answer of an operation."""
    return Exchange(1, Request("GET", "/notes", operation=operation), status, {}, b"")


def test_an_example_that_passes_is_kept(ledger: Ledger) -> None:
    with ledger.example("N-1"):
        pass

    assert ledger.records["N-1"] == Record(kept=Counter({frozenset(): 1}))


def test_a_break_is_noted_and_goes_no_further(ledger: Ledger) -> None:
    with ledger.example("N-1"):
        raise Broken("this", "that")

    record = ledger.records["N-1"]
    assert (record.examples, record.broken) == (1, 1)
    assert record.findings[0].why == "GET /notes: expected this; got that"


def test_a_break_may_name_another_rule(ledger: Ledger) -> None:
    with ledger.example("N-2"):
        raise Broken("this", "that", rule="N-1")

    assert ledger.is_broken("N-1")


def test_only_the_first_breaks_are_kept_whole(ledger: Ledger) -> None:
    for number in range(9):
        ledger.broke("N-1", Broken("this", str(number)))

    record = ledger.records["N-1"]
    assert record.broken == 9
    assert [finding.got for finding in record.findings] == ["0", "1", "2"]


def test_a_break_at_another_place_is_kept_however_late_it_comes(ledger: Ledger) -> None:
    for number in range(9):
        ledger.broke("N-1", Broken("this", str(number), at("list_notes", 404)))
    ledger.broke("N-1", Broken("this", "other", at("get_note", 200)))

    assert [finding.got for finding in ledger.records["N-1"].findings] == ["0", "1", "2", "other"]


def test_what_is_explained_already_is_told_last(ledger: Ledger) -> None:
    for operation, status in (("list_notes", 404), ("get_note", 404), ("list_notes", 200)):
        ledger.broke("N-1", Broken("this", f"{operation} {status}", at(operation, status)))

    ledger.tell_last({("list_notes", 404)})

    told = [finding.got for finding in ledger.records["N-1"].findings]
    assert told == ["get_note 404", "list_notes 200", "list_notes 404"]


@pytest.mark.parametrize(
    ("raised", "noted"),
    [
        (Skip("nothing here"), Record(skips=["nothing here"])),
        (Unmet("no ground"), Record(troubles=["no ground"])),
        (KeyError("data"), Record(troubles=["the check tripped over KeyError: 'data'"])),
        (AssertionError(), Record(troubles=["the check tripped over AssertionError: "])),
    ],
)
def test_whatever_else_a_check_raises_is_no_verdict(
    ledger: Ledger, raised: Exception, noted: Record
) -> None:
    with ledger.example("N-1"):
        raise raised

    assert ledger.records["N-1"] == noted


@pytest.mark.parametrize("raised", [BudgetSpent("spent"), KeyboardInterrupt()])
def test_what_ends_the_run_gets_through(ledger: Ledger, raised: BaseException) -> None:
    with pytest.raises(type(raised)), ledger.example("N-1"):
        raise raised


def test_what_is_said_of_a_rule_that_was_not_selected_is_not_kept(ledger: Ledger) -> None:
    ledger.broke("N-2", Broken("this", "that"))
    ledger.troubled("N-2", "odd")

    assert "N-2" not in ledger
    assert not ledger.is_broken("N-2")
    assert ledger.troubles == []


def test_trouble_of_a_whole_layer_is_kept_for_the_run(ledger: Ledger) -> None:
    with ledger.guard("property tests"):
        raise Unmet("no project")

    assert ledger.troubles == ["property tests: no project"]
