"""Every mutant of Planado is killed by the rules that it is made for, and no difference is."""

from collections import Counter

import pytest
from tests.mutants.harness.judging import broken, judge, judge_whole, killers
from tests.mutants.harness.mutation import Defect
from tests.mutants.harness.sampling import sampled
from tests.mutants.planado.subject import SUBJECT

from understudy.catalog import find
from understudy.reference.rules import load_kills

KILLS = load_kills(find("planado"))
# Their answers take their time; `python -m tests.mutants.clean --api planado` judges them too.
SLOW = {"limit-text", "limit-after", "limit-json", "limit-200"}
ABSENCES = {"no-history", "no-reference-lists", "no-shifts"}
# They are judged in a time of their own.
LATE = {each.id for each in SUBJECT.permitted if each.id.startswith("late-")}
TOGETHER = [each.id for each in SUBJECT.permitted if each.id not in {*SLOW, *LATE}]
GROUPS = [TOGETHER[start::6] for start in range(6)]


@pytest.mark.parametrize("defect", sampled(SUBJECT.defects))
def test_a_mutant_is_killed_by_the_first_layer_that_finds_it(defect: Defect) -> None:
    report = judge(defect.id, rules=defect.rules, layer=defect.layer, subject=SUBJECT)

    # What no page speaks of is found by a rule that only reports it.
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
    assert (len(SUBJECT.defects) >= 50, len(SUBJECT.permitted) >= 25) == (True, True)


def test_the_reference_keeps_the_contract() -> None:
    report = judge_whole([], depth="quick", subject=SUBJECT)

    assert broken(report, "must", "should", "info") == []
    assert report.verdict == "kept"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_permitted_differences_are_not_accused(group: list[str]) -> None:
    report = judge_whole(group, depth="quick", subject=SUBJECT)

    # What only other sources name may be missing; who looks for it is told so.
    advice = {"PL-STATUS-04"} if ABSENCES & set(group) else set()
    assert (broken(report, "must"), set(broken(report, "should"))) == ([], advice)
    assert report.stopped is None


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_permitted_differences_are_not_accused_by_more_examples(group: list[str]) -> None:
    report = judge(permitted=group, layer="more", subject=SUBJECT)

    assert broken(report, "must", "should") == []
    assert report.stopped is None
