"""A project that is changed in many fields, and then added to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.filling import EASTERN, SPICE
from understudy.contracts.productionplanner.table import EMPTY_DAY, params

if TYPE_CHECKING:
    from understudy.contracts.productionplanner.stage import Stage

LONGER = "for longer than what fits into a line"
CHANGES: dict[str, Any] = {
    "description": f"Changed{SPICE}\nand continued in {EASTERN}, {LONGER}",
    "timezone": "Asia/Kolkata",
    "totalBudget": 250000,
    "budgetCurrency": "GBP",
}


@dataclass(frozen=True)
class Overhaul:
    """Changes and what they should leave, additions, and what the project shows after either."""

    changes: list[Exchange]
    values: dict[str, Any]
    changed: Exchange
    additions: list[Exchange]
    read: Exchange


def overhaul(stage: "Stage") -> Overhaul:
    """Change much in two steps, then add some things."""
    kit, scratch = stage.kit, stage.scratch
    place = params(scratch.id)
    last = {"totalBudget": 900.5, "description": "Stays", "name": kit.name("scratch")}
    changes = [stage.change(scratch, body) for body in (CHANGES, last)]
    changed = kit.call("get_project", place, expect=200)
    bodies: dict[str, dict[str, Any]] = {
        "add_budget_item": {"name": kit.name("cost"), "estimatedCost": 300},
        "add_task": {"label": kit.name("task")},
        "add_schedule_item": {"time": "08:00", "activity": kit.name("item")},
        "add_date": {"date": EMPTY_DAY},
    }
    additions = [scratch.write(kit, *each).answer for each in bodies.items()]
    read = kit.call("get_project", place, expect=200)
    return Overhaul(changes, {**CHANGES, **last}, changed, additions, read)
