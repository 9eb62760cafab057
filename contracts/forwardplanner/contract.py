"""What the kit is handed to judge Forward Planner."""

from understudy.contracts.forwardplanner import rules
from understudy.contracts.forwardplanner.diary import Diary
from understudy.contracts.forwardplanner.table import TABLE
from understudy.rules import collect, contract

# The documented 500 a minute count a run too.
CONTRACT = contract(
    TABLE,
    collect(rules),
    stage=Diary,
    budgets={"quick": 400, "default": 450, "deep": 450},
)
