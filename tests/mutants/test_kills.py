"""Every mutant is killed by a rule that is said to kill it, and no permitted difference is."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from tests.mutants.harness.inside import judge_differences, judge_soon
from tests.mutants.harness.judging import PRIMARY, broken, judge_whole, killers
from tests.mutants.harness.mutation import Defect
from tests.mutants.harness.sampling import fifths, sampled
from tests.mutants.harness.subject import Subject, all_subjects
from tests.mutants.harness.tables import by_rule, kill_table
from tests.mutants.kills import hunt

from understudy.catalog import find
from understudy.contracts.kit.report.report import Report
from understudy.reference.rules import load_kills

SUBJECTS = all_subjects()
each_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.api)


@cache
def kills_of(api: str) -> dict[str, dict[str, str]]:
    return load_kills(find(api))


def killed_by(subject: Subject, defect: Defect) -> list[str]:
    """Return the rules that are known to kill a mutant."""
    return [rule for rule, mutants in kills_of(subject.api).items() if defect.id in mutants]


def groups() -> Iterator[Any]:
    """Yield the differences that are judged together; those that are late have a time of theirs."""
    for subject in SUBJECTS:
        samples = subject.samples
        left_out = {*samples.slow, *samples.apart}
        together = [
            each.id
            for each in subject.permitted
            if each.id not in left_out and not each.id.startswith("late-")
        ]
        split = [together[start :: samples.groups] for start in range(samples.groups)]
        for group in (*([each] for each in samples.apart), *filter(None, split)):
            yield pytest.param(subject, group, id=f"{subject.api}-{group[0]}")


GROUPS = [*groups()]


def is_accused(subject: Subject, report: Any) -> list[str]:
    """Return what breaks though it must not; of `should`, where an API is looked at for these."""
    levels = ("must",) if subject.samples.advice is None else ("must", "should")
    return broken(report, *levels)


@pytest.mark.parametrize(("subject", "defect"), sampled(SUBJECTS))
def test_a_mutant_is_killed_by_the_first_layer_that_finds_it(
    subject: Subject, defect: Defect
) -> None:
    known = killed_by(subject, defect)
    rules = defect.rules if subject.samples.by_each_rule else known

    def is_killed(report: Report) -> bool:
        # What no page speaks of is found by a rule that only reports it.
        found = set(killers(report, defect))
        return found >= set(rules) if subject.samples.by_each_rule else bool(found & set(known))

    report = judge_soon(defect, rules, subject, is_killed)

    assert is_killed(report)
    # No check speaks of a rule that it does not declare.
    assert report.troubles == ()


@each_subject
def test_most_mutants_are_killed_by_example(subject: Subject) -> None:
    by_example = [each for each in subject.defects if each.layer in ("examples", "more")]

    assert len(by_example) >= 0.9 * len(subject.defects)


@each_subject
def test_every_rule_of_weight_kills_a_mutant_that_is_made_for_it(subject: Subject) -> None:
    rules = subject.judged.catalogue.rules.values()
    weighty = {rule.id for rule in rules if rule.level != "info"}
    named = {rule for defect in subject.defects for rule in defect.rules}

    assert (weighty - named, weighty - kills_of(subject.api).keys()) == (set(), set())


@each_subject
def test_mutants_are_made_for_rules_that_there_are(subject: Subject) -> None:
    named = {rule for defect in subject.defects for rule in defect.rules}

    assert named - subject.judged.catalogue.rules.keys() == set()


@each_subject
def test_the_kills_are_those_of_the_mutants_that_there_are(subject: Subject) -> None:
    named = {mutant for mutants in kills_of(subject.api).values() for mutant in mutants}

    assert named == {defect.id for defect in subject.defects}


@each_subject
def test_ids_are_unique(subject: Subject) -> None:
    ids = [*(each.id for each in subject.defects), *(each.id for each in subject.permitted)]
    counts = Counter(ids)

    assert [ident for ident, number in counts.items() if number > 1] == []


@each_subject
def test_the_reference_keeps_the_contract(subject: Subject) -> None:
    report = judge_whole([], depth="quick", subject=subject)

    assert broken(report, "must", "should", "info") == []
    assert report.verdict == "kept"


@pytest.mark.parametrize(("subject", "group"), GROUPS)
def test_permitted_differences_are_not_accused(subject: Subject, group: list[str]) -> None:
    report = judge_differences(group, subject=subject)

    advice = subject.samples.advice or {}
    assert set(is_accused(subject, report)) == {advice[each] for each in group if each in advice}
    assert report.stopped is None


@pytest.mark.parametrize(("subject", "group"), fifths(GROUPS))
def test_permitted_differences_are_not_accused_by_more_examples(
    subject: Subject, group: list[str]
) -> None:
    report = judge_differences(group, layer="more", subject=subject)

    assert is_accused(subject, report) == []
    assert report.stopped is None


def test_kills_are_counted_by_family_layer_and_rule() -> None:
    first = PRIMARY.defects[0]

    kills = list(hunt([first], ["examples"], seed=1))

    assert by_rule(kills)[first.rules[0]] == {first.id: first.breaks}
    assert f"| {first.family} | 1 | 1 | 1 |" in kill_table(kills)
    assert "Alive: none" in kill_table(kills)
