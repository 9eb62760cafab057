"""Tells which rule kills which mutant: `python -m tests.mutants.kills [--write]`."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.catalogue import DEFECTS
from tests.mutants.judging import JUDGED, LAYERS, Layer, broken, judge
from tests.mutants.mutation import Defect

from understudy.catalog import find

TABLE = Path(__file__).with_name("KILLS.md")


@dataclass(frozen=True)
class Kill:
    """The rules that one layer found broken by one mutant."""

    defect: Defect
    layer: Layer
    rules: tuple[str, ...]


def hunt(defects: Sequence[Defect], layers: Sequence[Layer], seed: int) -> Iterator[Kill]:
    """Judge every mutant by every layer."""
    for defect in defects:
        for layer in layers:
            report = judge(defect.id, layer=layer, seed=seed)
            yield Kill(defect, layer, tuple(broken(report, "must", "should")))


def by_rule(kills: Sequence[Kill]) -> dict[str, list[str]]:
    """Return the mutants that each rule kills, by whichever layer, in the catalogue's order."""
    killed: dict[str, dict[str, None]] = {rule: {} for rule in JUDGED.catalogue.rules}
    for kill in kills:
        for rule in kill.rules:
            killed[rule][kill.defect.id] = None
    return {rule: list(mutants) for rule, mutants in killed.items() if mutants}


def table(kills: Sequence[Kill]) -> str:
    """Return the kills by family and by rule, a column for each layer."""
    layers = [layer for layer in LAYERS if any(kill.layer == layer for kill in kills)]
    return "\n".join([*_families(kills, layers), "", *_rules(kills, layers), "", *_alive(kills)])


def _families(kills: Sequence[Kill], layers: Sequence[Layer]) -> Iterator[str]:
    yield from _head("Mutants", layers, ("any layer", "in all"))
    families = list(dict.fromkeys(kill.defect.family for kill in kills))
    for family in (*families, "all"):
        own = [kill for kill in kills if family in (kill.defect.family, "all")]
        dead = [
            {kill.defect.id for kill in own if kill.layer == layer and kill.rules}
            for layer in layers
        ]
        counts = [len(each) for each in (*dead, set().union(*dead))]
        yield _row(family, [*counts, len({kill.defect.id for kill in own})])


def _rules(kills: Sequence[Kill], layers: Sequence[Layer]) -> Iterator[str]:
    yield from _head("Rule", layers, ())
    counts = Counter((rule, kill.layer) for kill in kills for rule in kill.rules)
    for rule in JUDGED.catalogue.rules:
        yield _row(rule, [counts[rule, layer] for layer in layers])


def _alive(kills: Sequence[Kill]) -> Iterator[str]:
    dead = {kill.defect.id for kill in kills if kill.rules}
    alive = [each for each in dict.fromkeys(kill.defect.id for kill in kills) if each not in dead]
    yield f"Alive: {', '.join(alive) or 'none'}"


def _head(first: str, layers: Sequence[Layer], more: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join((first, *layers, *more))} |"
    yield f"|---{'|--:' * (len(layers) + len(more))}|"


def _row(name: str, counts: Sequence[int]) -> str:
    return f"| {name} | {' | '.join(map(str, counts))} |"


def _layers(text: str) -> list[Layer]:
    return [layer for layer in LAYERS if layer in text.split(",")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Hunt, print the table, and keep it if asked to."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants.kills", description=__doc__)
    options.add_argument("--layers", type=_layers, default=list(LAYERS))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--every", type=int, default=1, help="only every Nth mutant")
    options.add_argument("--write", action="store_true", help="keep kills.json and KILLS.md")
    given = options.parse_args(arguments)
    kills = []
    for kill in hunt(DEFECTS[:: given.every], given.layers, given.seed):
        kills.append(kill)
        print(f"{kill.defect.id}, {kill.layer}: {', '.join(kill.rules) or 'alive'}", flush=True)
    print(table(kills))
    if given.write:
        path = find("productionplanner").rules.with_name("kills.json")
        path.write_text(json.dumps(by_rule(kills), indent=1) + "\n")
        TABLE.write_text(f"# Which layer and which rule kill how many mutants\n\n{table(kills)}\n")


if __name__ == "__main__":
    main()
