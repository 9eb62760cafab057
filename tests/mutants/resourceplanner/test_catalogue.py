"""ResourcePlanner's catalogue is large enough; each difference is spared when it stands alone."""

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.judging import broken, judge
from tests.mutants.resourceplanner.subject import SUBJECT

from understudy.contracts.kit.given.options import Depth

EACH = [each.id for each in SUBJECT.permitted]


def accused(difference: str, depth: Depth) -> set[str]:
    """Return the rules of weight that a difference breaks, but for those that advise."""
    report = judge_inside([difference], subject=SUBJECT, depth=depth).report
    advice = {**(SUBJECT.samples.advice or {}), "no-key-is-400": "RP-AUTH-04"}

    assert (report.stopped, report.left_behind) == (None, ())
    return {*broken(report, "must", "should")} - {advice.get(difference)}


def test_there_are_enough_of_both() -> None:
    assert (len(SUBJECT.defects) >= 80, len(SUBJECT.permitted) >= 30) == (True, True)


@pytest.mark.parametrize("depth", ["quick", "default", "deep"])
def test_the_reference_keeps_every_rule_and_nothing_of_a_run_is_left_in_it(depth: Depth) -> None:
    report = judge_inside(subject=SUBJECT, depth=depth).report

    # Nothing can be delivered to a thread that waits in no real time.
    assert {row.rule.id for row in report.rows if row.status != "kept"} == {"RP-HOOK-01"}
    assert report.left_behind == ()
    assert report.requests <= SUBJECT.judged.contract.budgets[depth]


def test_the_reference_tells_its_webhook_of_assignments() -> None:
    assert judge(rules=["RP-HOOK-01"], subject=SUBJECT).verdict == "kept"


@pytest.mark.long
@pytest.mark.parametrize("depth", ["quick", "default"])
@pytest.mark.parametrize("difference", EACH)
def test_a_difference_alone_is_accused_by_advice_at_most(difference: str, depth: Depth) -> None:
    assert accused(difference, depth) == set()
