"""What a run costs: a right deployment gets so many requests at most, a broken one a few times."""

from typing import Any

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.judging import PRIMARY
from tests.mutants.harness.subject import Subject, all_subjects

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.reproduce.reproducers import TIMES

SUBJECTS = all_subjects()
SEEDS = range(1, 21)
KEYS = PRIMARY.keys
SETTINGS: dict[str, dict[str, Any]] = {
    "as-it-is": {},
    "strict": {"strict": True},
    "no-needs": {"needs": {}},
    "one-key": {"needs": {}, "keys": {"key": KEYS["key"]}},
    "two-keys": {"keys": {name: KEYS[name] for name in ("key", "other_key")}},
}
each_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.api)


def sampled(name: str) -> list[tuple[Subject, str]]:
    return [(subject, each) for subject in SUBJECTS for each in getattr(subject.samples, name)]


def budget(subject: Subject, depth: Depth = "quick") -> int:
    return subject.judged.contract.budgets[depth]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_quick_run_keeps_its_budget_whatever_is_asked_for(name: str) -> None:
    report = judge_inside(depth="quick", **SETTINGS[name]).report

    assert report.verdict == "kept"
    assert report.requests <= 600


@pytest.mark.parametrize(("subject", "difference"), sampled("restless"))
def test_what_changes_with_each_answer_costs_next_to_nothing(
    subject: Subject, difference: str
) -> None:
    report = judge_inside([difference], subject=subject, depth="quick").report

    assert report.requests <= budget(subject)


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
@each_subject
def test_a_quick_run_keeps_its_budget_with_any_seed(subject: Subject, seed: int) -> None:
    report = judge_inside(subject=subject, depth="quick", seed=seed).report

    assert report.requests <= budget(subject) <= 600


@pytest.mark.long
@pytest.mark.parametrize("depth", ["default", "deep"])
@each_subject
def test_a_right_deployment_gets_no_more_than_its_budget(subject: Subject, depth: Depth) -> None:
    assert judge_inside(subject=subject, depth=depth).report.requests <= budget(subject, depth)


@pytest.mark.parametrize(("subject", "defect"), sampled("costly"))
def test_a_broken_deployment_costs_a_few_times_as_much(subject: Subject, defect: str) -> None:
    report = judge_inside(
        defect=defect, subject=subject, depth="quick", try_reproducers=True
    ).report

    assert report.verdict == "broken"
    assert report.requests <= TIMES * budget(subject)


@pytest.mark.long
@each_subject
def test_no_defect_costs_more(subject: Subject) -> None:
    costs = {
        each.id: judge_inside(
            defect=each.id, subject=subject, depth="quick", try_reproducers=True
        ).report.requests
        for each in subject.defects[::10]
    }

    assert {each: cost for each, cost in costs.items() if cost > TIMES * budget(subject)} == {}
