"""Runs cells of the matrix, several at a time."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, datetime
from typing import cast

from tests.mutants.harness.cells import Cell, Outcome
from tests.mutants.harness.inside import judge_differences, judge_soon
from tests.mutants.harness.judging import broken, killers
from tests.mutants.harness.mutation import Layer
from tests.mutants.harness.pasting import paste_all
from tests.mutants.harness.subject import Subject, subject_of

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.report.report import Report


def run_all(cells: Sequence[Cell], sources: str, api: str, processes: int) -> Iterator[Outcome]:
    """Yield the outcomes as they come; who stops listening cancels what has not begun."""
    with ProcessPoolExecutor(processes) as pool:
        futures = [pool.submit(run, cell, sources, api) for cell in cells]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def run(cell: Cell, sources: str, api: str) -> Outcome:
    """Judge one cell, in this thread where it shows there: that takes a third of the time.

    Over sockets goes what is about webhooks, and a defect that nobody found where it must be.
    """
    subject, began = subject_of(api), time.monotonic()
    if cell.kind == "reproducers":
        return _pasted(cell, sources, subject)
    report, rules = (_defect if cell.kind == "defect" else _difference)(cell, subject)
    # By the clock of the run a month may pass, to see a token expire.
    took = round(time.monotonic() - began, 1)
    return Outcome(cell, tuple(rules), report.stopped, report.requests, took, _today(), sources)


def _defect(cell: Cell, subject: Subject) -> tuple[Report, list[str]]:
    defect, layer = subject.defect_by_id[cell.subject], cast("Layer", cell.mode)

    def is_found(report: Report) -> bool:
        named, found = {*defect.rules}, {*killers(report, defect)}
        is_seen = named <= found if subject.samples.by_each_rule else bool(named & found)
        return is_seen or layer != defect.layer

    report = judge_soon(defect, (), subject, is_found, layer=layer, seed=cell.seed)
    return report, killers(report, defect)


def _difference(cell: Cell, subject: Subject) -> tuple[Report, list[str]]:
    depth = cast("Depth", cell.mode)
    report = judge_differences([cell.subject], subject=subject, depth=depth, seed=cell.seed)
    return report, broken(report, "must")


def _pasted(cell: Cell, sources: str, subject: Subject) -> Outcome:
    began = time.monotonic()
    tried = list(paste_all(cell.subject, subject))
    silent = tuple(each.rule for each in tried if not each.shows)
    took = round(time.monotonic() - began, 1)
    return Outcome(cell, silent, None, 0, took, _today(), sources, len(tried))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
