"""The catalogue of each API's rules, and the checks that judge them."""

import pytest

from understudy.catalog import apis
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.run.run import Judged
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.pace import parse_rate
from understudy.reference.rules import ALL

JUDGED = [judged_by("", name) for name, api in apis().items() if api.rules.exists()]
UNDESCRIBED = {"planado": {"delete_job", "update_user", "update_shifts"}}
each_api = pytest.mark.parametrize("judged", JUDGED, ids=lambda judged: judged.catalogue.api)


def operations(judged: Judged) -> set[str]:
    return set(Operations(judged.spec.document))


@each_api
def test_every_rule_is_judged_by_a_check_or_a_layer(judged: Judged) -> None:
    checked = {check.id for check in judged.contract.checks}
    layered = {*judged.contract.properties_rules, *judged.contract.model_rules}

    assert judged.catalogue.rules.keys() - checked - layered == set()


@each_api
def test_every_check_judges_a_rule_of_the_catalogue(judged: Judged) -> None:
    named = {check.id for check in judged.contract.checks}
    named |= {*judged.contract.properties_rules, *judged.contract.model_rules}

    assert named - judged.catalogue.rules.keys() == set()


@each_api
def test_checks_need_what_their_rules_need(judged: Judged) -> None:
    needs = {rule.id: set(rule.needs) for rule in judged.catalogue.rules.values()}

    assert [rule.id for rule in judged.contract.rules if set(rule.needs) - needs[rule.id]] == []


@each_api
def test_nothing_writes_into_another_organization_without_its_key(judged: Judged) -> None:
    foreign = [rule for rule in judged.contract.rules if rule.effect == "foreign-write"]

    assert [rule.id for rule in foreign if "other_key" not in rule.needs] == []


@each_api
def test_a_rule_is_a_sentence_with_its_source(judged: Judged) -> None:
    for rule in judged.catalogue.rules.values():
        assert rule.statement.endswith(".")
        assert rule.statement[0].isupper()
        assert len(rule.citation) > 4


@each_api
def test_calls_that_rules_yaml_names_are_documented(judged: Judged) -> None:
    catalogue = judged.catalogue
    named = {*catalogue.probes, *catalogue.sign_in, *catalogue.leaves}
    named |= {*catalogue.cleans, *catalogue.cleans.values()}
    named |= {each for rule in catalogue.rules.values() for each in rule.about.ids} - {ALL}

    assert named - operations(judged) == set()


@each_api
def test_every_operation_has_a_rule_that_is_about_it(judged: Judged) -> None:
    about = [rule.about for rule in judged.catalogue.rules.values() if rule.about.ids != (ALL,)]
    named = {each for every in about for each in every.ids}

    # What is left is judged by the rules about all alone: no page describes it.
    assert operations(judged) - named == UNDESCRIBED.get(judged.catalogue.api, set())


@each_api
def test_the_judge_is_polite_to_strangers(judged: Judged) -> None:
    assert parse_rate(judged.catalogue.rate) <= 2
