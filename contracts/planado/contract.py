"""What the kit is handed to judge Planado."""

from understudy.contracts.kit.judge.rule import Invariant, collect
from understudy.contracts.kit.probes.whole import contract
from understudy.contracts.planado import rules
from understudy.contracts.planado.machine import model
from understudy.contracts.planado.profiles import credentials, is_throttled
from understudy.contracts.planado.properties import properties
from understudy.contracts.planado.stage import Stage
from understudy.contracts.planado.table import TABLE

CHECKS = collect(rules)
EVERYWHERE = tuple(check.id for check in CHECKS if isinstance(check, Invariant))


CONTRACT = contract(
    TABLE,
    CHECKS,
    stage=Stage,
    credentials=credentials,
    is_throttled=is_throttled,
    late_rule="PL-LATE-01",
    budgets={"quick": 600, "default": 2000, "deep": 4500},
    properties=properties,
    properties_rules=(*EVERYWHERE, "PL-NULL-03", "PL-SHAPE-01"),
    model=model,
    model_rules=(*EVERYWHERE, "PL-NULL-01", "PL-NULL-03", "PL-BACK-01", "PL-VER-01", "PL-PAGE-01"),
)
