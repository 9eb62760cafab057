"""Kazinex Planner's catalogue is large enough; each difference is spared when it stands alone."""

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.judging import broken, judge
from tests.mutants.kazinex.subject import SUBJECT

from understudy.contracts.kit.given.options import Depth

EACH = [each.id for each in SUBJECT.permitted]
# Nothing can be delivered to a thread that waits in no real time.
HOOKS = {"KZ-HOOK-02", "KZ-HOOK-03"}
# Without a way to take a webhook away, or an id to do it by, it stays.
STAYS = ("no-delete-webhook", "no-delete-project", "hook-answers-nothing", "nothing-assumed")


def accused(difference: str, depth: Depth) -> set[str]:
    """Return the rules of weight that a difference breaks, but for those that advise."""
    report = judge_inside([difference], subject=SUBJECT, depth=depth).report
    advice = SUBJECT.samples.advice or {}

    assert report.stopped is None
    assert report.left_behind == () or difference in STAYS
    return {*broken(report, "must", "should")} - {advice.get(difference)}


def test_there_are_enough_of_both() -> None:
    assert (len(SUBJECT.defects) >= 100, len(SUBJECT.permitted) >= 60) == (True, True)


@pytest.mark.parametrize("depth", ["quick", "default", "deep"])
def test_the_reference_keeps_every_rule_and_nothing_of_a_run_is_left_in_it(depth: Depth) -> None:
    report = judge_inside(subject=SUBJECT, depth=depth).report

    assert {row.rule.id for row in report.rows if row.status != "kept"} == HOOKS
    assert report.left_behind == ()
    assert report.requests <= SUBJECT.judged.contract.budgets[depth]


@pytest.mark.parametrize("rule", sorted(HOOKS))
def test_the_reference_delivers_events_as_other_sources_tell(rule: str) -> None:
    assert judge(rules=[rule], subject=SUBJECT).verdict == "kept"


@pytest.mark.long
@pytest.mark.parametrize("depth", ["quick", "default", "deep"])
@pytest.mark.parametrize("difference", EACH)
def test_a_difference_alone_is_accused_by_advice_at_most(difference: str, depth: Depth) -> None:
    assert accused(difference, depth) == set()
