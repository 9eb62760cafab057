"""Every mutant is killed by a rule that is said to kill it, and no permitted difference is."""

import pytest
from tests.mutants.catalogue import DEFECTS, PERMITTED
from tests.mutants.judging import JUDGED, broken, judge, judge_whole
from tests.mutants.kills import hunt
from tests.mutants.mutation import Defect
from tests.mutants.sampling import sampled, thirds
from tests.mutants.tables import by_rule, kill_table

from understudy.catalog import find
from understudy.reference.rules import load_kills

KILLS = load_kills(find("productionplanner"))
BY_EXAMPLE = [defect for defect in DEFECTS if defect.layer in ("examples", "more")]
# Their answers take their time.
SLOW = {"slow", "throttled", "throttled-until-a-date"}
# It calls the day's check from its own, which others stand in for.
ALONE = "body-before-project"
# They are judged in a time of their own.
LATE = {each.id for each in PERMITTED if each.id.startswith("late-")}
TOGETHER = [each.id for each in PERMITTED if each.id not in {*SLOW, *LATE, ALONE}]
GROUPS = [[ALONE], *(TOGETHER[start::11] for start in range(11))]


def killers(defect: Defect) -> list[str]:
    """Return the rules that kill a mutant."""
    return [rule for rule, mutants in KILLS.items() if defect.id in mutants]


@pytest.mark.parametrize("defect", sampled(DEFECTS, KILLS))
def test_a_mutant_is_killed_by_the_first_layer_that_finds_it(defect: Defect) -> None:
    report = judge(defect.id, rules=killers(defect), layer=defect.layer)

    assert set(broken(report, "must", "should")) & set(killers(defect))
    # No check speaks of a rule that it does not declare.
    assert report.troubles == ()


def test_nine_of_ten_mutants_are_killed_by_example() -> None:
    assert len(BY_EXAMPLE) >= 0.9 * len(DEFECTS)


def test_every_rule_of_weight_kills() -> None:
    weighty = [rule.id for rule in JUDGED.catalogue.rules.values() if rule.level != "info"]

    assert [rule for rule in weighty if rule not in KILLS] == []


def test_the_kills_are_those_of_the_mutants_that_there_are() -> None:
    named = {mutant for mutants in KILLS.values() for mutant in mutants}

    assert named == {defect.id for defect in DEFECTS}


def test_the_reference_keeps_the_contract() -> None:
    report = judge_whole([], depth="quick")

    assert broken(report, "must", "should", "info") == []
    assert report.verdict == "kept"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_permitted_differences_are_not_accused(group: list[str]) -> None:
    report = judge_whole(group, depth="quick")

    assert broken(report, "must") == []
    assert report.stopped is None


@pytest.mark.parametrize("group", thirds(GROUPS), ids=lambda group: group[0])
def test_permitted_differences_are_not_accused_by_more_examples(group: list[str]) -> None:
    report = judge(permitted=group, layer="more")

    assert broken(report, "must") == []
    assert report.stopped is None


def test_kills_are_counted_by_family_layer_and_rule() -> None:
    kills = list(hunt(DEFECTS[:1], ["examples"], seed=1))

    assert by_rule(kills)["PP-ENV-01"] == {DEFECTS[0].id: DEFECTS[0].breaks}
    assert "| envelope | 1 | 1 | 1 |" in kill_table(kills)
    assert "Alive: none" in kill_table(kills)
