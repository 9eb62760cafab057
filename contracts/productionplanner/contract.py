"""What the kit is handed to judge ProductionPlanner."""

from understudy.contracts.kit.contract import Contract
from understudy.contracts.kit.rule import collect
from understudy.contracts.productionplanner import rules
from understudy.contracts.productionplanner.identity import are_told_apart, identify
from understudy.contracts.productionplanner.machine import model
from understudy.contracts.productionplanner.properties import properties
from understudy.contracts.productionplanner.rehearsal import rehearse
from understudy.contracts.productionplanner.stage import Stage

CONTRACT = Contract(
    checks=collect(rules),
    identify=identify,
    told_apart=are_told_apart,
    stage=Stage,
    rehearse=rehearse,
    model=model,
    properties=properties,
)
