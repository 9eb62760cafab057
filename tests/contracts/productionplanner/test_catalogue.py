"""The catalogue of ProductionPlanner's rules and the checks that judge them."""

import pytest
from tests.contracts.productionplanner.rehearsing import JUDGED

from understudy.reference.rules import RuleText

RULES = tuple(JUDGED.catalogue.rules.values())
CONTRACT = JUDGED.contract


def test_every_rule_is_judged_by_a_check_or_a_layer() -> None:
    checked = {check.id for check in CONTRACT.checks}
    layered = {*CONTRACT.properties_rules, *CONTRACT.model_rules}

    assert {rule.id for rule in RULES} - checked - layered == set()


def test_every_check_judges_a_rule_of_the_catalogue() -> None:
    named = {check.id for check in CONTRACT.checks}
    named |= {*CONTRACT.properties_rules, *CONTRACT.model_rules}

    assert named - JUDGED.catalogue.rules.keys() == set()


def test_checks_need_what_their_rules_need() -> None:
    needs = {rule.id: set(rule.needs) for rule in RULES}

    assert [rule.id for rule in CONTRACT.rules if set(rule.needs) - needs[rule.id]] == []


def test_nothing_writes_into_another_organization_without_its_key() -> None:
    foreign = [rule for rule in CONTRACT.rules if rule.effect == "foreign-write"]

    assert [rule.id for rule in foreign if "other_key" not in rule.needs] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_a_sentence_with_its_source(rule: RuleText) -> None:
    assert rule.statement.endswith(".")
    assert rule.statement[0].isupper()
    assert len(rule.citation) > 4


def test_the_judge_is_polite_to_strangers() -> None:
    assert JUDGED.catalogue.rate == "2/s"
