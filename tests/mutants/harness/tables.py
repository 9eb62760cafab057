"""The tables of what kills which mutant."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.mutants.harness.judging import JUDGED, LAYERS
from tests.mutants.harness.mutation import Defect, Layer

from understudy.contracts.kit.run.run import Judged


@dataclass(frozen=True)
class Kill:
    """The rules that one layer found broken by one mutant."""

    defect: Defect
    layer: Layer
    rules: tuple[str, ...]


def by_rule(kills: Sequence[Kill], judged: Judged = JUDGED) -> dict[str, dict[str, str]]:
    """Return the mutants that each rule kills by any layer, with what they break, in its order."""
    killed: dict[str, dict[str, str]] = {rule: {} for rule in judged.catalogue.rules}
    for kill in kills:
        for rule in kill.rules:
            killed[rule][kill.defect.id] = kill.defect.breaks
    return {rule: mutants for rule, mutants in killed.items() if mutants}


def kill_table(kills: Sequence[Kill], judged: Judged = JUDGED) -> str:
    """Return the kills by family and by rule, a column for each layer."""
    layers = [layer for layer in LAYERS if any(kill.layer == layer for kill in kills)]
    rules = _rules(kills, layers, judged)
    return "\n".join([*_families(kills, layers), "", *rules, "", *_alive(kills)])


def _families(kills: Sequence[Kill], layers: Sequence[Layer]) -> Iterator[str]:
    yield from head("Mutants", (*layers, "any layer", "in all"))
    families = list(dict.fromkeys(kill.defect.family for kill in kills))
    for family in (*families, "all"):
        own = [kill for kill in kills if family in (kill.defect.family, "all")]
        dead = [
            {kill.defect.id for kill in own if kill.layer == layer and kill.rules}
            for layer in layers
        ]
        counts = [len(each) for each in (*dead, set().union(*dead))]
        yield row(family, [*counts, len({kill.defect.id for kill in own})])


def _rules(kills: Sequence[Kill], layers: Sequence[Layer], judged: Judged) -> Iterator[str]:
    yield from head("Rule", layers)
    counts = Counter((rule, kill.layer) for kill in kills for rule in kill.rules)
    for rule in judged.catalogue.rules:
        yield row(rule, [counts[rule, layer] for layer in layers])


def _alive(kills: Sequence[Kill]) -> Iterator[str]:
    dead = {kill.defect.id for kill in kills if kill.rules}
    alive = [each for each in dict.fromkeys(kill.defect.id for kill in kills) if each not in dead]
    yield f"Alive: {', '.join(alive) or 'none'}"


def head(first: str, columns: Sequence[str], *, is_counted: bool = True) -> Iterator[str]:
    """Yield the head of a table; what is counted stands to the right."""
    yield f"| {' | '.join((first, *columns))} |"
    yield f"|---{('|--:' if is_counted else '|---') * len(columns)}|"


def row(name: str, cells: Sequence[object]) -> str:
    """Return a line of a table."""
    return f"| {name} | {' | '.join(map(str, cells))} |"
