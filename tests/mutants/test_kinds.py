"""A value of a kind that the documentation does not name proves nothing, whatever becomes of it."""

from typing import Any

import pytest
from tests.mutants.harness.inside import Passing, judge_inside, running
from tests.mutants.harness.judging import broken
from tests.mutants.harness.subject import subject_of

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.productionplanner.afterwards import Afterwards
from understudy.contracts.productionplanner.reading import project_id
from understudy.contracts.productionplanner.table import params

APIS = ("productionplanner", "planado")
KINDS = ("odd-kinds-ignored", "odd-kinds-without-effect", "odd-kinds-stored-otherwise")
each_api = pytest.mark.parametrize("api", APIS)
each_kind = pytest.mark.parametrize("difference", KINDS)


def accused(api: str, difference: str, depth: Depth, seed: int) -> list[str]:
    judged = judge_inside([difference], subject=subject_of(api), depth=depth, seed=seed)
    return broken(judged.report, "must")


@each_api
@each_kind
def test_odd_kinds_accuse_nobody(api: str, difference: str) -> None:
    assert accused(api, difference, "quick", 1) == []


# The one that was accused with some seeds gets five; the others are judged as all differences are.
DEEP = [("odd-kinds-without-effect", seed) for seed in range(1, 6)]
DEEP += [(kind, 1) for kind in KINDS if kind != DEEP[0][0]]


@pytest.mark.long
@pytest.mark.parametrize(("difference", "seed"), DEEP)
@each_api
def test_odd_kinds_accuse_nobody_in_depth(api: str, difference: str, seed: int) -> None:
    assert accused(api, difference, "deep", seed) == []


@pytest.mark.parametrize(
    ("operation", "body"),
    [
        ("update_project", {"totalBudget": "AAA"}),
        ("update_project", {"name": 7, "description": "Beside it"}),
        ("update_project", {"description": "Beside it", "links": 7}),
        ("add_team_member", {"name": "Ann", "role": 7}),
        ("add_budget_item", {"name": "Hall", "category": 7}),
        ("add_location", {"name": "Yard", "type": "nowhere"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_is_read_after_an_odd_kind_is_not_compared(
    operation: str, body: dict[str, Any]
) -> None:
    assert broken_afterwards(operation, body) == []


def broken_afterwards(operation: str, body: dict[str, Any]) -> list[str]:
    """Return the rules that break by what follows one write that has no effect."""
    with running(["odd-kinds-without-effect"], time=Passing()) as run:
        made = run.target.call("create_project", body={"name": "Odd"})
        answer = run.target.call(operation, params(project_id(made) or ""), body=body)
        Afterwards(run.kit, most=9)(answer)
        return [rule for rule, record in run.ledger.records.items() if record.broken]
