"""Which checks run where rules were selected."""

from dataclasses import replace
from typing import Any

import httpx
from tests.contracts.kit.judging import KEYS, URL, Time, judged, row, statuses
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.finding import Broken, Eclipsed
from understudy.contracts.kit.judge.rule import EARLIER, Rule, RuleCheck
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.run.dependencies import with_dependencies
from understudy.contracts.kit.run.run import Run, World

ORDER = ("N-LIST-01", "N-MAKE-01", "N-SCOPE-01", "N-SCOPE-02", "N-ARCH-01")
ALONE = ("N-ARCH-01",)


def contract(**companies: tuple[str, ...]) -> Contract:
    """Return the contract of the notes service; its rules have these companies."""
    given = {name.replace("_", "-"): others for name, others in companies.items()}
    notes = judged().contract
    changed = (
        replace(each, depends_on=given[each.id]) if each.id in given else each
        for each in notes.checks
    )
    return replace(notes, checks=tuple(changed))


def chosen(notes: Contract, *selected: str, left_out: tuple[str, ...] = ()) -> list[str]:
    return [rule.id for rule in with_dependencies(notes, ORDER, selected, left_out)]


def test_a_rule_without_dependencies_is_judged_alone() -> None:
    assert chosen(contract(), "N-SCOPE-01") == ["N-SCOPE-01"]


def test_what_a_rule_depends_on_runs_in_the_catalogues_order() -> None:
    notes = contract(N_SCOPE_01=("N-ARCH-01", "N-LIST-01"))

    assert chosen(notes, "N-SCOPE-01") == ["N-LIST-01", "N-SCOPE-01", "N-ARCH-01"]


def test_a_rule_may_hang_on_all_before_it() -> None:
    notes = contract(N_SCOPE_01=(EARLIER,))

    assert chosen(notes, "N-SCOPE-01") == ["N-LIST-01", "N-MAKE-01", "N-SCOPE-01"]


def test_what_any_request_may_break_is_judged_as_depending_on_all() -> None:
    assert chosen(contract(), "N-5XX-01") == list(ORDER)
    assert chosen(replace(contract(), shared_rules=ALONE), *ALONE) == list(ORDER)


def test_a_rule_that_was_left_out_is_not_depended_on() -> None:
    notes = contract(N_SCOPE_01=(EARLIER,))

    assert chosen(notes, "N-SCOPE-01", left_out=("N-MAKE-01",)) == ["N-LIST-01", "N-SCOPE-01"]
    assert "N-MAKE-01" not in chosen(notes, "N-5XX-01", left_out=("N-MAKE-01",))


def test_what_is_depended_on_sends_its_requests_and_is_not_reported(service: Notes) -> None:
    report = judge_by(contract(N_LIST_01=("N-MAKE-01",)), service, "N-LIST-01")

    assert {request.method for request in service.requests} == {"GET", "POST"}
    assert [rule for rule, status in statuses(report).items() if status != "untested"] == [
        "N-LIST-01"
    ]


def test_a_shared_rule_may_be_found_broken_by_any_check(service: Notes) -> None:
    notes = with_check("N-MAKE-01", finds_broken("N-ARCH-01"))

    report = judge_by(replace(notes, shared_rules=ALONE), service, "N-ARCH-01")

    assert statuses(report)["N-ARCH-01"] == "broken"
    assert report.troubles == ()


def test_a_check_that_speaks_of_a_rule_undeclared_is_told(service: Notes) -> None:
    report = judge_by(with_check("N-MAKE-01", finds_broken("N-ARCH-01")), service, "N-MAKE-01")

    assert report.troubles == ("check speaks of N-ARCH-01, which it does not declare",)
    assert report.verdict == "inconclusive"


def test_a_rule_that_another_leaves_nothing_for_gets_no_verdict_alone(service: Notes) -> None:
    report = judge_by(with_check("N-MAKE-01", eclipsed_by("N-ARCH-01")), service, "N-MAKE-01")

    assert report.verdict == "inconclusive"
    assert row(report, "N-MAKE-01").why == (
        "no verdict: N-ARCH-01 leaves nothing to judge this by; select that rule too"
    )


def test_a_rule_that_another_leaves_nothing_for_is_skipped_beside_it(service: Notes) -> None:
    report = judge_by(with_check("N-MAKE-01", eclipsed_by("N-LIST-01")), service)

    assert statuses(report)["N-MAKE-01"] == "skipped"
    assert report.verdict == "kept"


def test_a_break_of_another_rule_is_no_verdict_on_ones_own(service: Notes) -> None:
    notes = with_check("N-MAKE-01", finds_broken("N-ARCH-01"))

    report = judge_by(replace(notes, shared_rules=ALONE), service, "N-MAKE-01")

    assert "N-ARCH-01 leaves nothing to judge this by" in (row(report, "N-MAKE-01").why or "")


def with_check(rule: str, check: RuleCheck) -> Contract:
    """Return the contract of the notes service with another check for a rule."""
    notes = contract()
    kept = [each for each in notes.checks if each.id != rule]
    return replace(notes, checks=(*kept, Rule(rule, check, "write", ())))


def finds_broken(rule: str) -> RuleCheck:
    def check(kit: Kit[Any]) -> None:
        raise Broken("this", "that", kit.call("list_notes"), rule=rule)

    return check


def eclipsed_by(rule: str) -> RuleCheck:
    def check(_kit: Kit[Any]) -> None:
        raise Eclipsed(rule)

    return check


def judge_by(notes: Contract, service: Notes, *rules: str) -> Report:
    options = Options(URL, KEYS, seed=1, depth="quick", rules=rules)
    world = World(Time().clock, httpx.MockTransport(service))
    return Run(options, replace(judged(), contract=notes), world).judge()
