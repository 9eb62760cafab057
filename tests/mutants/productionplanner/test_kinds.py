"""What is read after a write of an odd kind is not compared with it."""

from typing import Any

import pytest
from tests.mutants.harness.inside import Passing, running
from tests.mutants.productionplanner.subject import SUBJECT

from understudy.contracts.productionplanner.afterwards import Afterwards
from understudy.contracts.productionplanner.reading import project_id
from understudy.contracts.productionplanner.table import params


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
    with running(["odd-kinds-without-effect"], subject=SUBJECT, time=Passing()) as run:
        made = run.target.call("create_project", body={"name": "Odd"})
        answer = run.target.call(operation, params(project_id(made) or ""), body=body)
        Afterwards(run.kit, most=9)(answer)
        return [rule for rule, record in run.ledger.records.items() if record.broken]
