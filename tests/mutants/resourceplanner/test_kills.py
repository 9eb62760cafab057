"""Every mutant of ResourcePlanner is killed by the rules that it is made for, no difference is."""

from collections import Counter

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.judging import broken, judge, killers
from tests.mutants.harness.mutation import Defect
from tests.mutants.harness.sampling import sampled
from tests.mutants.resourceplanner.subject import SUBJECT

from understudy.catalog import find
from understudy.contracts.kit.given.options import Depth
from understudy.reference.rules import load_kills

KILLS = load_kills(find("resourceplanner"))
# What these do is not as other sources tell; the documentation says nothing of it.
ADVICE = {
    "data-lists": {"RP-WRAP-01"},
    "no-key-is-400": {"RP-AUTH-04"},
    "body-before-key": {"RP-AUTH-04"},
    "links-by-their-first-names": {"RP-ASG-09"},
    "wholly-inside": {"RP-ASG-08"},
    "open-window": {"RP-ASG-08"},
    "by-the-first-day": {"RP-ASG-08"},
}


def accused(difference: str, depth: Depth) -> set[str]:
    """Return the rules of weight that a difference breaks, and those that nobody advised."""
    report = judge_inside([difference], subject=SUBJECT, depth=depth).report

    assert report.stopped is None
    assert report.left_behind == ()
    return {*broken(report, "must", "should")} - ADVICE.get(difference, set())


@pytest.mark.parametrize("defect", sampled(SUBJECT.defects))
def test_a_mutant_is_killed_by_the_first_layer_that_finds_it(defect: Defect) -> None:
    report = judge(defect.id, rules=defect.rules, layer=defect.layer, subject=SUBJECT)

    assert set(killers(report, defect)) >= set(defect.rules)
    # No check speaks of a rule that it does not declare.
    assert report.troubles == ()


def test_every_rule_of_weight_kills_a_mutant_that_is_made_for_it() -> None:
    rules = SUBJECT.judged.catalogue.rules.values()
    weighty = {rule.id for rule in rules if rule.level != "info"}
    named = {rule for defect in SUBJECT.defects for rule in defect.rules}

    assert (weighty - named, weighty - KILLS.keys()) == (set(), set())


def test_the_kills_are_those_of_the_mutants_that_there_are() -> None:
    named = {mutant for mutants in KILLS.values() for mutant in mutants}

    assert named == {defect.id for defect in SUBJECT.defects}


def test_ids_are_unique() -> None:
    counts = Counter([each.id for each in (*SUBJECT.defects, *SUBJECT.permitted)])

    assert [ident for ident, number in counts.items() if number > 1] == []
    assert (len(SUBJECT.defects) >= 80, len(SUBJECT.permitted) >= 30) == (True, True)


@pytest.mark.parametrize("depth", ["quick", "default", "deep"])
def test_the_reference_keeps_every_rule_and_nothing_is_left_of_it(depth: Depth) -> None:
    report = judge_inside(subject=SUBJECT, depth=depth).report

    # Nothing can be delivered to a thread that waits in no real time; see below.
    assert {row.rule.id for row in report.rows if row.status != "kept"} == {"RP-HOOK-01"}
    assert (report.left_behind, report.requests <= SUBJECT.judged.contract.budgets[depth]) == (
        (),
        True,
    )


def test_the_reference_tells_its_webhook_of_assignments() -> None:
    report = judge(rules=["RP-HOOK-01"], subject=SUBJECT)

    assert report.verdict == "kept"


@pytest.mark.parametrize("difference", [each.id for each in SUBJECT.permitted])
def test_a_permitted_difference_is_accused_by_advice_alone(difference: str) -> None:
    assert accused(difference, "quick") == set()


@pytest.mark.long
@pytest.mark.parametrize("difference", [each.id for each in SUBJECT.permitted])
def test_nor_by_more_examples(difference: str) -> None:
    assert accused(difference, "default") == set()
