"""What is kept of the matrix: KILLS.md for people, kills.json for `understudy rules`."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import cast

from tests.mutants.harness.cells import (
    SEEDS,
    Cell,
    Kind,
    Notebook,
    Outcome,
    kill_cells,
    layer_cells,
)
from tests.mutants.harness.judging import LAYERS, PRIMARY
from tests.mutants.harness.mutation import Layer
from tests.mutants.harness.subject import Subject
from tests.mutants.harness.tables import Kill, by_rule, head, kill_table, row
from tests.mutants.sentences import write

from understudy.contracts.kit.given.options import DEPTHS

NAMES = {"defect": "defects", "reproducers": "reproducers", "difference": "differences"}
ABOUT = """\
# What the rules find

`make mutants-full` ran this between {first} and {last}.
A cell that was not run is not counted. Rules, kit and reference change; the third column counts
the cells that were run with the sources of the last line, the others were run with earlier ones.
"""
ON_DEFECTS = """\
## Defects

Each was judged by each layer alone, with seed 1. A rule counts if its level is `must` or `should`.
The first table tells in how many cells a layer was run at all; a layer that was not run finds none.
"""
ON_LAYERS = """\
What each layer is worth: the mutants that it finds, those that no layer before it does, those that
no other one does, and how many requests each of its finds took.
"""
ON_REPRODUCERS = """\
## Reproducers

Those of a quick run on each defect were pasted into bash: at the mutant right after the run,
at a mutant that had just begun, and at a reference without fault. One shows the defect if the
last two print different things, or if the first prints again what the verdict says.
"""
ON_DIFFERENCES = """\
## Permitted differences

Each was judged alone: in the run's own thread, or over sockets where it is about webhooks.
The documentation allows them, so no `must` rule may be broken.
The numbers are the seeds that were run; **bold** is what went wrong.
"""


def keep(notebook: Notebook, sources: str, subject: Subject = PRIMARY) -> None:
    """Write KILLS.md and what it is from; and kills.json, if every layer judged every defect."""
    notebook.keep(subject.outcomes)
    subject.table.write_text("\n".join(page(notebook, sources, subject)) + "\n", "utf-8")
    if all(cell in notebook.outcomes for cell in chain(kill_cells(subject), layer_cells(subject))):
        write(subject, by_rule(kills(notebook, subject), subject.judged))


def page(notebook: Notebook, sources: str, subject: Subject = PRIMARY) -> Iterator[str]:
    """Yield the lines of KILLS.md."""
    days = sorted(each.day for each in notebook.outcomes.values())
    yield ABOUT.format(first=days[0], last=days[-1])
    yield from _effort(notebook, sources, subject)
    yield ""
    yield ON_DEFECTS
    found = kills(notebook, subject)
    yield kill_table(found, subject.judged)
    yield ""
    yield ON_LAYERS
    yield from _layers(notebook, found)
    yield ""
    yield from _mutants(found)
    yield ""
    yield ON_REPRODUCERS
    yield from _reproducers(notebook)
    yield ""
    yield ON_DIFFERENCES
    yield _accused(notebook)
    yield ""
    yield from _differences(notebook, subject)
    yield ""
    yield f"Sources: {sources}"


def kills(notebook: Notebook, subject: Subject = PRIMARY) -> list[Kill]:
    """Return the kills in a notebook, defect by defect."""
    defects = subject.defect_by_id
    cells = [Cell("defect", defect, layer, 1) for defect in defects for layer in LAYERS]
    done = [notebook.outcomes[cell] for cell in cells if cell in notebook.outcomes]
    return [
        Kill(defects[each.cell.subject], cast("Layer", each.cell.mode), each.rules) for each in done
    ]


def _effort(notebook: Notebook, sources: str, subject: Subject) -> Iterator[str]:
    yield from head("Cells", ("in all", "run", "with these sources", "requests", "minutes"))
    for layer in LAYERS:
        yield _spent(notebook, sources, "defect", layer, len(subject.defects))
    yield _spent(notebook, sources, "reproducers", "quick", len(subject.defects))
    for depth in DEPTHS:
        yield _spent(notebook, sources, "difference", depth, len(subject.permitted) * SEEDS)


def _spent(notebook: Notebook, sources: str, kind: Kind, mode: str, size: int) -> str:
    done = _done(notebook, kind, mode)
    now = sum(each.sources == sources for each in done)
    requests = sum(each.requests for each in done)
    minutes = round(sum(each.seconds for each in done) / 60)
    return row(f"{NAMES[kind]}, {mode}", [size, len(done), now, f"{requests:,}", minutes])


def _layers(notebook: Notebook, found: Sequence[Kill]) -> Iterator[str]:
    names = ("finds", "first", "alone", "requests", "requests a find")
    yield from head("Layer", names)
    killed = {
        layer: {each.defect.id for each in found if each.layer == layer and each.rules}
        for layer in LAYERS
    }
    before: set[str] = set()
    for layer, own in killed.items():
        others = set().union(*(killed[each] for each in LAYERS if each != layer))
        requests = sum(each.requests for each in _done(notebook, "defect", layer))
        price = f"{requests / len(own):,.0f}" if own else "-"
        yield row(layer, [len(own), len(own - before), len(own - others), f"{requests:,}", price])
        before |= own


def _mutants(found: Sequence[Kill]) -> Iterator[str]:
    yield from head("Defect", ("first found by", "rules broken there"), is_counted=False)
    for defect, own in groupby(found, key=lambda kill: kill.defect):
        first = next((kill for kill in own if kill.rules), None)
        yield row(defect.id, [first.layer, ", ".join(first.rules)] if first else ["nothing", ""])


def _reproducers(notebook: Notebook) -> Iterator[str]:
    done = _done(notebook, "reproducers")
    pasted = sum(each.pasted for each in done)
    silent = sum(len(each.rules) for each in done)
    yield f"Of {pasted} reproducers of {len(done)} defects, {pasted - silent} show the defect."
    for each in done:
        if each.rules:
            yield f"- not so: {each.cell.subject}, {', '.join(each.rules)}"


def _accused(notebook: Notebook) -> str:
    wrong = [each for each in _done(notebook, "difference") if _is_wrong(each)]
    done = len(_done(notebook, "difference"))
    return f"Of {done:,} runs, {len(wrong)} broke a `must` rule or stopped early."


def _differences(notebook: Notebook, subject: Subject) -> Iterator[str]:
    yield from head("Difference", DEPTHS, is_counted=False)
    for difference in subject.permitted:
        own = [
            [each for each in _done(notebook, "difference", depth) if _is_of(each, difference.id)]
            for depth in DEPTHS
        ]
        yield row(difference.id, [_told(each) for each in own])


def _done(notebook: Notebook, kind: Kind, mode: str | None = None) -> list[Outcome]:
    return [
        each
        for each in notebook.outcomes.values()
        if each.cell.kind == kind and mode in (None, each.cell.mode)
    ]


def _is_of(outcome: Outcome, subject: str) -> bool:
    return outcome.cell.subject == subject


def _is_wrong(outcome: Outcome) -> bool:
    return bool(outcome.rules or outcome.stopped)


def _told(done: Sequence[Outcome]) -> str:
    wrong = [each for each in done if _is_wrong(each)]
    told = [f"**{each.cell.seed}: {each.stopped or ', '.join(each.rules)}**" for each in wrong]
    return "; ".join([_ranges(sorted(each.cell.seed for each in done)), *told])


def _ranges(numbers: Sequence[int]) -> str:
    """Return rising numbers as in `1-3, 5`."""
    runs = groupby(enumerate(numbers), key=lambda each: each[1] - each[0])
    parts = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{part[0]}-{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)
