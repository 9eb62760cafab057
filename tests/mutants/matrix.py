"""Runs the whole matrix, and goes on where it was left: `python -m tests.mutants.matrix`."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from tests.mutants.cells import (
    ROOT,
    Cell,
    Notebook,
    Outcome,
    clean_cells,
    fingerprint,
    kill_cells,
    reproducer_cells,
)
from tests.mutants.findings import keep
from tests.mutants.judging import PRIMARY, Layer, broken, judge, judge_whole
from tests.mutants.pasting import paste_all
from tests.mutants.subject import Subject, subject_of, subjects

from understudy.contracts.kit.options import Depth

PARTS = {"kills": kill_cells, "reproducers": reproducer_cells, "clean": clean_cells}


def notebook_of(subject: Subject) -> Path:
    """Return the file in which the outcomes of an API stand."""
    name = "matrix" if subject is PRIMARY else f"matrix-{subject.api}"
    return ROOT / "reports" / f"{name}.jsonl"


def run(cell: Cell, sources: str, subject: Subject = PRIMARY) -> Outcome:
    """Judge one cell."""
    if cell.kind == "reproducers":
        return _pasted(cell, sources, subject)
    if cell.kind == "defect":
        layer = cast("Layer", cell.mode)
        report = judge(cell.subject, layer=layer, seed=cell.seed, subject=subject)
        rules = broken(report, "must", "should")
    else:
        depth = cast("Depth", cell.mode)
        report = judge_whole([cell.subject], depth=depth, seed=cell.seed, subject=subject)
        rules = broken(report, "must")
    took = round(report.duration, 1)
    return Outcome(cell, tuple(rules), report.stopped, report.requests, took, _today(), sources)


def _pasted(cell: Cell, sources: str, subject: Subject) -> Outcome:
    began = time.monotonic()
    tried = list(paste_all(cell.subject, subject))
    silent = tuple(each.rule for each in tried if not each.shows)
    took = round(time.monotonic() - began, 1)
    return Outcome(cell, silent, None, 0, took, _today(), sources, len(tried))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def go_on(
    notebook: Notebook,
    cells: Iterator[Cell],
    minutes: float | None = None,
    subject: Subject = PRIMARY,
) -> int:
    """Run what is open until the time is over; return how many cells were run."""
    sources = fingerprint(subject)
    end = None if minutes is None else time.monotonic() + 60 * minutes
    done = 0
    for cell in notebook.open_cells(cells, sources):
        if end is not None and time.monotonic() > end:
            break
        outcome = run(cell, sources, subject)
        notebook.add(outcome)
        done += 1
        print(_line(outcome), file=sys.stderr, flush=True)
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
    options.add_argument("--notebook", type=Path, help="what was run before; in reports/")
    options.add_argument("--api", choices=subjects(), default=PRIMARY.api)
    options.add_argument("--write", action="store_true", help="keep KILLS.md and kills.json")
    given = options.parse_args(arguments)
    subject = subject_of(given.api)
    file = given.notebook or notebook_of(subject)
    notebook = Notebook(file)
    try:
        for part in given.part or PARTS:
            go_on(notebook, PARTS[part](subject), given.minutes, subject)
    except KeyboardInterrupt:
        print("interrupted; the next run goes on from here", file=sys.stderr)
    if given.write:
        keep(Notebook(file), fingerprint(subject), subject)


if __name__ == "__main__":
    main()
