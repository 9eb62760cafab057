"""What the kit is handed to judge ResourcePlanner."""

from understudy.contracts.resourceplanner import rules
from understudy.contracts.resourceplanner.table import TABLE
from understudy.rules import collect, contract, in_open_wrappers

CONTRACT = contract(
    TABLE,
    collect(rules),
    fields=in_open_wrappers(TABLE),
    late_rule="RP-LATE-01",
    budgets={"quick": 600, "default": 1200, "deep": 2000},
)
