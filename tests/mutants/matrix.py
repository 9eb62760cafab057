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
from tests.mutants.judging import Layer, broken, judge, judge_whole
from tests.mutants.pasting import paste_all

from understudy.contracts.kit.options import Depth

NOTEBOOK = ROOT / "reports" / "matrix.jsonl"
PARTS = {"kills": kill_cells, "reproducers": reproducer_cells, "clean": clean_cells}


def run(cell: Cell, sources: str) -> Outcome:
    """Judge one cell."""
    if cell.kind == "reproducers":
        return _pasted(cell, sources)
    if cell.kind == "defect":
        report = judge(cell.subject, layer=cast("Layer", cell.mode), seed=cell.seed)
        rules = broken(report, "must", "should")
    else:
        report = judge_whole([cell.subject], depth=cast("Depth", cell.mode), seed=cell.seed)
        rules = broken(report, "must")
    took = round(report.duration, 1)
    return Outcome(cell, tuple(rules), report.stopped, report.requests, took, _today(), sources)


def _pasted(cell: Cell, sources: str) -> Outcome:
    began = time.monotonic()
    tried = list(paste_all(cell.subject))
    silent = tuple(each.rule for each in tried if not each.shows)
    took = round(time.monotonic() - began, 1)
    return Outcome(cell, silent, None, 0, took, _today(), sources, len(tried))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def go_on(notebook: Notebook, cells: Iterator[Cell], minutes: float | None = None) -> int:
    """Run what is open until the time is over; return how many cells were run."""
    sources = fingerprint()
    end = None if minutes is None else time.monotonic() + 60 * minutes
    done = 0
    for cell in notebook.open_cells(cells, sources):
        if end is not None and time.monotonic() > end:
            break
        outcome = run(cell, sources)
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
    options.add_argument("--notebook", type=Path, default=NOTEBOOK, help="what was run before")
    options.add_argument("--write", action="store_true", help="keep KILLS.md and kills.json")
    given = options.parse_args(arguments)
    notebook = Notebook(given.notebook)
    try:
        for part in given.part or PARTS:
            go_on(notebook, PARTS[part](), given.minutes)
    except KeyboardInterrupt:
        print("interrupted; the next run goes on from here", file=sys.stderr)
    if given.write:
        keep(Notebook(given.notebook), fingerprint())


if __name__ == "__main__":
    main()
