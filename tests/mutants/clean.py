"""Tells which permitted differences are accused: `python -m tests.mutants.clean`.

With `--notebook FILE`, each run is written down when it is done, and the next call goes on.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from tests.mutants.harness.cells import Cell, Notebook, fingerprint
from tests.mutants.harness.judging import PRIMARY
from tests.mutants.harness.mutation import Permitted
from tests.mutants.harness.subject import Subject, subject_of, subjects
from tests.mutants.harness.workers import run

from understudy.contracts.kit.given.options import DEPTHS, Depth


def accusations(
    differences: Sequence[Permitted],
    depths: Sequence[Depth],
    seeds: Sequence[int],
    subject: Subject = PRIMARY,
    *,
    notebook: Notebook | None = None,
) -> Iterator[str]:
    """Judge every difference, and return a line for each run that breaks what must not be broken.

    What the notebook has of these sources is not run again.
    """
    sources = fingerprint(subject)
    # The seeds one after another, so that a run that is cut off has tried all differences.
    for seed, depth, difference in product(seeds, depths, differences):
        cell = Cell("difference", difference.id, depth, seed)
        outcome = notebook.outcomes.get(cell) if notebook else None
        if outcome is None or outcome.sources != sources:
            outcome = run(cell, sources, subject.api)
            if notebook:
                notebook.add(outcome)
        if outcome.rules or outcome.stopped:
            why = outcome.stopped or ", ".join(outcome.rules)
            yield f"{difference.id}, {depth}, seed {seed}: {why}"


def _seeds(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def main(arguments: Sequence[str] | None = None) -> None:
    """Judge, print what was accused, and fail if anything was."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants.clean", description=__doc__)
    options.add_argument("--depth", choices=DEPTHS, action="append", help="default: all")
    options.add_argument("--seeds", type=_seeds, default=[1], help="one, or a range like 1-10")
    options.add_argument("--every", type=int, default=1, help="only every Nth difference")
    options.add_argument("--notebook", type=Path, help="what was run before; the run goes on")
    options.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    given = options.parse_args(arguments)
    subject = subject_of(given.api)
    chosen, depths = subject.permitted[:: given.every], given.depth or DEPTHS
    notebook = Notebook(given.notebook) if given.notebook else None
    asked = (chosen, depths, given.seeds, subject)
    found = list(accusations(*asked, notebook=notebook))
    runs = len(chosen) * len(depths) * len(given.seeds)
    print("\n".join(found) or f"{len(chosen)} differences in {runs} runs, none accused")
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
