"""Lets the contract kit judge the reference, with a defect or with permitted differences."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from tests.mutants.harness.jumping import Jumping
from tests.mutants.harness.mutation import Defect, Layer
from tests.mutants.harness.serving import serving
from tests.mutants.harness.subject import Subject, subject_of, subjects
from tests.reported import as_declared

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.run.run import Judged, Run, World

LAYERS: tuple[Layer, ...] = get_args(Layer)
DEPTHS: dict[Layer, Depth] = {
    "examples": "quick",
    "more": "default",
    "most": "deep",
    "properties": "default",
    "model": "deep",
}
# Whose spec is the root's: what commands are about unless they are told.
PRIMARY = subject_of(subjects()[0])
JUDGED = PRIMARY.judged
KEYS = PRIMARY.keys
OPTIONS = replace(PRIMARY.options, needs=PRIMARY.arrange(None, ())[1])


def judge(
    defect: str | None = None,
    permitted: Sequence[str] = (),
    *,
    layer: Layer = "examples",
    seed: int = 1,
    rules: Sequence[str] = (),
    subject: Subject = PRIMARY,
) -> Report:
    """Return the report of one layer on a fresh reference."""
    judged = replace(subject.judged, contract=only(subject.judged.contract, layer))
    return _run(subject, judged, (defect, permitted), DEPTHS[layer], seed, rules)


def judge_whole(
    permitted: Sequence[str], *, depth: Depth, seed: int = 1, subject: Subject = PRIMARY
) -> Report:
    """Return the report of all layers of a depth on a fresh reference."""
    return _run(subject, subject.judged, (None, permitted), depth, seed, ())


def _run(
    subject: Subject,
    judged: Judged,
    mutant: tuple[str | None, Sequence[str]],
    depth: Depth,
    seed: int,
    rules: Sequence[str],
) -> Report:
    time = Jumping()
    app, needs = subject.arrange(*mutant, now=time.now)
    with serving(app) as root:
        options = replace(
            subject.options,
            base_url=root + subject.base_path,
            needs=needs,
            depth=depth,
            seed=seed,
            rules=tuple(rules),
        )
        return as_declared(Run(options, judged, World(time.clock)).judge())


def broken(report: Report, *levels: str) -> list[str]:
    """Return the ids of the broken rules of these levels."""
    return [
        row.rule.id for row in report.rows if row.status == "broken" and row.rule.level in levels
    ]


def killers(report: Report, defect: Defect) -> list[str]:
    """Return the rules that kill a mutant: broken ones of weight, and of others what it is for."""
    weighty = broken(report, "must", "should")
    return [
        rule
        for rule in broken(report, "must", "should", "info")
        if rule in weighty or rule in defect.rules
    ]


def only(contract: Contract, layer: Layer) -> Contract:
    """Return what one layer judges, of an API's contract."""
    if layer == "examples":
        return contract
    if layer in ("more", "most"):
        own = tuple(each for each in contract.rules if each.depth == DEPTHS[layer])
        checks = (*contract.invariants, *own)
        return replace(contract, checks=checks, properties=None, model=None)
    without_examples = replace(contract, checks=contract.invariants)
    if layer == "properties":
        return without_examples
    return replace(without_examples, properties=None)
