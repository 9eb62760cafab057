"""What the kit is handed to judge ProductionPlanner."""

from understudy.contracts.kit.judge.rule import Invariant, collect
from understudy.contracts.kit.judge.served import sight_of
from understudy.contracts.kit.probes.whole import contract
from understudy.contracts.productionplanner import rules
from understudy.contracts.productionplanner.identity import are_told_apart
from understudy.contracts.productionplanner.machine import model
from understudy.contracts.productionplanner.properties import properties
from understudy.contracts.productionplanner.reading import data_of
from understudy.contracts.productionplanner.stage import Stage
from understudy.contracts.productionplanner.table import TABLE

CHECKS = collect(rules)
EVERYWHERE = tuple(check.id for check in CHECKS if isinstance(check, Invariant))

CONTRACT = contract(
    TABLE,
    CHECKS,
    told_apart=are_told_apart,
    stage=Stage,
    properties=properties,
    properties_rules=(
        *EVERYWHERE,
        "PP-SCOPE-02",
        "PP-SCOPE-04",
        "PP-STATUS-04",
        "PP-BACK-01",
        "PP-TOL-12",
    ),
    shared_rules=("PP-PROJ-03", "PP-SCOPE-03", "PP-STATUS-02", "PP-PATCH-01"),
    late_rule="PP-LATE-01",
    budgets={"quick": 600, "default": 2000, "deep": 5500},
    look=lambda answer: sight_of(data_of(answer)),
    model=model,
    model_rules=(
        *EVERYWHERE,
        "PP-SCOPE-02",
        "PP-SCOPE-06",
        "PP-STATUS-04",
        "PP-LIST-05",
        "PP-LIST-06",
        "PP-PROJ-01",
        "PP-PATCH-04",
        "PP-DATE-01",
        "PP-DATE-02",
        "PP-SCHED-02",
        "PP-BACK-01",
        "PP-BACK-02",
        "PP-BACK-05",
    ),
)
