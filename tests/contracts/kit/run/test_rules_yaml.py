"""The catalogue of rules, as `rules.yaml` states it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.contracts.kit.toy.place import HERE

from understudy.catalog import Api
from understudy.reference.rules import RulesError, load_kills, load_rules

NOTES = yaml.safe_load((HERE / "contracts/notes/rules.yaml").read_text())


def api(folder: Path, document: Any) -> Api:
    """Return an API whose catalogue holds a document."""
    rules = folder / "rules.yaml"
    rules.write_text(yaml.safe_dump(document))
    return Api("notes", folder / "openapi.yaml", rules, folder)


def test_rules_stand_in_their_order(tmp_path: Path) -> None:
    catalogue = load_rules(api(tmp_path, NOTES))

    assert list(catalogue.rules)[:2] == ["N-JSON-01", "N-5XX-01"]
    assert catalogue.rules["N-ARCH-01"].needs == ("archived_id",)
    assert catalogue.leaves == {"create_note": ("id",)}


def test_a_probe_may_have_the_query_that_it_needs(tmp_path: Path) -> None:
    probes = {"list_notes": {"since": 20260601}}

    catalogue = load_rules(api(tmp_path, {**NOTES, "probes": probes}))

    assert catalogue.probes == ("list_notes",)
    assert catalogue.asks == {"list_notes": {"since": "20260601"}}


def test_the_only_writes_elsewhere_may_be_named(tmp_path: Path) -> None:
    named = load_rules(api(tmp_path, {**NOTES, "elsewhere": ["create_note"]}))

    assert named.elsewhere == {"create_note"}
    assert load_rules(api(tmp_path, NOTES)).elsewhere is None


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"rules": [*NOTES["rules"], NOTES["rules"][0]]}, "two rules of one id"),
        ({"rules": [{**NOTES["rules"][0], "level": "may"}]}, "no level of must, should, info"),
        ({"rules": [{**NOTES["rules"][0], "needs": ["luck"]}]}, "needs 'luck'"),
        ({"rules": [{"id": "N-1"}]}, "lacks or misspells 'statement'"),
        ({"rules": 1}, "lacks or misspells"),
        ({"leaves": ["x"]}, "lacks or misspells"),
        ({"elsewhere": "create_note"}, "lacks or misspells elsewhere"),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, change: dict[str, Any], problem: str) -> None:
    with pytest.raises(RulesError, match=problem):
        load_rules(api(tmp_path, {**NOTES, **change}))


def test_a_missing_catalogue_is_refused(tmp_path: Path) -> None:
    missing = Api("notes", tmp_path, tmp_path / "rules.yaml", tmp_path)

    with pytest.raises(RulesError, match="cannot read"):
        load_rules(missing)


def test_the_mutants_that_a_rule_kills_stand_beside_it(tmp_path: Path) -> None:
    notes = api(tmp_path, NOTES)
    (tmp_path / "kills.json").write_text('{"N-JSON-01": {"html": "Answers are HTML."}}')

    assert load_kills(notes) == {"N-JSON-01": {"html": "Answers are HTML."}}


def test_mutants_of_an_earlier_version_have_no_sentences(tmp_path: Path) -> None:
    notes = api(tmp_path, NOTES)
    (tmp_path / "kills.json").write_text('{"N-JSON-01": ["html", "empty"]}')

    assert load_kills(notes) == {"N-JSON-01": {"html": "", "empty": ""}}


def test_without_mutants_no_rule_kills_any(tmp_path: Path) -> None:
    assert load_kills(api(tmp_path, NOTES)) == {}


def test_mutants_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    notes = api(tmp_path, NOTES)
    (tmp_path / "kills.json").write_text("[1]")

    with pytest.raises(RulesError, match="object of rule ids"):
        load_kills(notes)
