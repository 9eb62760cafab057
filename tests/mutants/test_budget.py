"""What a run costs: a right deployment gets so many requests at most, a broken one a few times."""

from typing import Any

import pytest
from tests.mutants.harness.inside import judge_inside
from tests.mutants.harness.subject import Subject, subject_of

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.reproduce.reproducers import TIMES

APIS = ("productionplanner", "planado")
SEEDS = range(1, 21)
KEYS = subject_of("productionplanner").keys
SETTINGS: dict[str, dict[str, Any]] = {
    "as-it-is": {},
    "strict": {"strict": True},
    "no-needs": {"needs": {}},
    "one-key": {"needs": {}, "keys": {"key": KEYS["key"]}},
    "two-keys": {"keys": {name: KEYS[name] for name in ("key", "other_key")}},
}
PROFILES = ("classic", "current")
# What changes with each answer has to be told from what tells something.
RESTLESS = ("request-ids", "errors-carry-uuids", "errors-tell-how-long", "uuids-in-headers")
# These took the kit longest.
COSTLY = ("tenancy-id-compared-in-part", "envelope-bare-project-list")


def budget(subject: Subject, depth: Depth = "quick") -> int:
    return subject.judged.contract.budgets[depth]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_quick_run_keeps_its_budget_whatever_is_asked_for(name: str) -> None:
    report = judge_inside(depth="quick", **SETTINGS[name]).report

    assert report.verdict == "kept"
    assert report.requests <= 600


@pytest.mark.parametrize("profile", [None, *PROFILES])
def test_a_quick_run_keeps_its_budget_in_each_profile(profile: str | None) -> None:
    subject = subject_of("planado")
    needs = {} if profile is None else {"profile": profile}

    report = judge_inside(subject=subject, depth="quick", needs=needs).report

    assert report.requests <= 600


@pytest.mark.parametrize("difference", RESTLESS)
def test_what_changes_with_each_answer_costs_next_to_nothing(difference: str) -> None:
    assert judge_inside([difference], depth="quick").report.requests <= 600


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("api", APIS)
def test_a_quick_run_keeps_its_budget_with_any_seed(api: str, seed: int) -> None:
    report = judge_inside(subject=subject_of(api), depth="quick", seed=seed).report

    assert report.requests <= budget(subject_of(api)) == 600


@pytest.mark.long
@pytest.mark.parametrize("depth", ["default", "deep"])
@pytest.mark.parametrize("api", APIS)
def test_a_right_deployment_gets_no_more_than_its_budget(api: str, depth: Depth) -> None:
    subject = subject_of(api)

    assert judge_inside(subject=subject, depth=depth).report.requests <= budget(subject, depth)


@pytest.mark.parametrize("defect", COSTLY)
def test_a_broken_deployment_costs_a_few_times_as_much(defect: str) -> None:
    report = judge_inside(defect=defect, depth="quick", try_reproducers=True).report

    assert report.verdict == "broken"
    assert report.requests <= TIMES * 600


@pytest.mark.long
@pytest.mark.parametrize("api", APIS)
def test_no_defect_costs_more(api: str) -> None:
    subject = subject_of(api)
    costs = {
        each.id: judge_inside(
            defect=each.id, subject=subject, depth="quick", try_reproducers=True
        ).report.requests
        for each in subject.defects[::10]
    }

    assert {each: cost for each, cost in costs.items() if cost > TIMES * budget(subject)} == {}
