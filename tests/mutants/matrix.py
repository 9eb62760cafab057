"""Runs the whole matrix, and goes on where it was left: `python -m tests.mutants.matrix`."""

import argparse
import math
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.mutants.harness.cells import (
    ROOT,
    Cell,
    Notebook,
    Outcome,
    clean_cells,
    fingerprint,
    kill_cells,
    layer_cells,
    reproducer_cells,
)
from tests.mutants.harness.findings import keep
from tests.mutants.harness.judging import PRIMARY
from tests.mutants.harness.subject import Subject, subject_of, subjects
from tests.mutants.harness.workers import run_all

# What must hold comes first, then what tells more of it.
PARTS = {
    "kills": kill_cells,
    "clean": clean_cells,
    "layers": layer_cells,
    "reproducers": reproducer_cells,
}


def notebook_of(subject: Subject) -> Path:
    """Return the file in which the outcomes of an API stand."""
    name = "matrix" if subject is PRIMARY else f"matrix-{subject.api}"
    return ROOT / "reports" / f"{name}.jsonl"


def go_on(
    notebook: Notebook,
    cells: Iterator[Cell],
    minutes: float | None = None,
    subject: Subject = PRIMARY,
    processes: int = 1,
) -> int:
    """Run what is open until the time is over; return how many cells were run."""
    sources = fingerprint(subject)
    end = math.inf if minutes is None else time.monotonic() + 60 * minutes
    todo = notebook.open_cells(cells, sources) if time.monotonic() < end else []
    done = 0
    for outcome in run_all(todo, sources, subject.api, processes):
        notebook.add(outcome)
        done += 1
        print(_line(outcome), file=sys.stderr, flush=True)
        if time.monotonic() > end:
            break
    return done


def _line(outcome: Outcome) -> str:
    cell = outcome.cell
    said = outcome.stopped or ", ".join(outcome.rules) or "nothing broken"
    return f"{cell.subject}, {cell.mode}, seed {cell.seed}: {said} ({outcome.seconds} s)"


def main(arguments: Sequence[str] | None = None) -> None:
    """Go on with the matrix, and write down what is known of it."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants.matrix", description=__doc__)
    options.add_argument("--part", choices=PARTS, action="append", help="default: all")
    options.add_argument("--minutes", type=float, help="default: until all is done")
    options.add_argument("--processes", type=int, default=os.cpu_count(), help="default: each core")
    options.add_argument("--notebook", type=Path, help="what was run before; in reports/")
    options.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    options.add_argument("--write", action="store_true", help="keep KILLS.md and kills.json")
    given = options.parse_args(arguments)
    subject = subject_of(given.api)
    file = given.notebook or notebook_of(subject)
    notebook = Notebook(file, subject.outcomes)
    try:
        for part in given.part or PARTS:
            cells = PARTS[part](subject)
            go_on(notebook, cells, given.minutes, subject, given.processes)
    except KeyboardInterrupt:
        print("interrupted; the next run goes on from here", file=sys.stderr)
    if given.write:
        keep(notebook, fingerprint(subject), subject)


if __name__ == "__main__":
    main()
