"""Lets the contract kit judge the reference, with a defect or with permitted differences."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from tests.mutants.catalogue import make_app
from tests.mutants.reference.app import BASE_PATH
from tests.mutants.reference.seeds import token
from tests.mutants.serving import serving

from understudy.contracts.kit.choice import judged_by
from understudy.contracts.kit.contract import Contract
from understudy.contracts.kit.options import Depth, Options
from understudy.contracts.kit.report import Report
from understudy.contracts.kit.run import Run, World

Layer = Literal["examples", "properties", "model"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
DEPTHS: dict[Layer, Depth] = {"examples": "quick", "properties": "default", "model": "deep"}
KEYS = {
    "key": token("1"),
    "other_key": token("4"),
    "revoked_key": token("3"),
    "same_org_key": token("2"),
}
NEEDS = {
    "archived_id": "p_spring_expo",
    "deleted_id": "p_cancelled_fair",
    "template_id": "p_keynote_template",
}
OPTIONS = Options(base_url=BASE_PATH, keys=KEYS, needs=NEEDS, try_reproducers=False)
JUDGED = judged_by(BASE_PATH, "productionplanner")


def judge(
    defect: str | None = None,
    permitted: Sequence[str] = (),
    *,
    layer: Layer = "examples",
    seed: int = 1,
    rules: Sequence[str] = (),
) -> Report:
    """Return the report of one layer on a fresh reference."""
    judged = replace(JUDGED, contract=_only(JUDGED.contract, layer))
    with serving(make_app(defect, permitted)) as root:
        options = replace(OPTIONS, base_url=root + BASE_PATH, depth=DEPTHS[layer], seed=seed)
        return Run(replace(options, rules=tuple(rules)), judged, World()).judge()


def judge_whole(permitted: Sequence[str], *, depth: Depth, seed: int = 1) -> Report:
    """Return the report of all layers of a depth on a fresh reference."""
    with serving(make_app(None, permitted)) as root:
        options = replace(OPTIONS, base_url=root + BASE_PATH, depth=depth, seed=seed)
        return Run(options, JUDGED, World()).judge()


def broken(report: Report, *levels: str) -> list[str]:
    """Return the ids of the broken rules of these levels."""
    return [
        row.rule.id for row in report.rows if row.status == "broken" and row.rule.level in levels
    ]


def _only(contract: Contract, layer: Layer) -> Contract:
    if layer == "examples":
        return contract
    without_examples = replace(contract, checks=contract.invariants)
    if layer == "properties":
        return without_examples
    return replace(without_examples, properties=None)
