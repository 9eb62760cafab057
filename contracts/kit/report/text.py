"""The report for people: what is served, what is broken and how to see it, the verdict last."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from rich.console import Console

from understudy.contracts.kit.report.brief import told
from understudy.contracts.kit.report.causes import Cause, causes_of, never_succeeded
from understudy.contracts.kit.report.lines import COLOURS, WIDTH, Line, clipped, height, write
from understudy.contracts.kit.report.listing import listed, print_table
from understudy.contracts.kit.report.report import Report

SCREEN = 40
FEW = 3
FIRST_CAUSES = 5
LONGEST_LIST = 200
MOST_CHANGES = 8


def print_report(
    report: Report,
    out: TextIO,
    *,
    is_terminal: bool,
    is_verbose: bool = False,
    place: Path | None = None,
) -> None:
    """Write the report; `place` is the file that holds it whole, as JSON.

    Without `is_verbose`, what is not broken is counted, and rules with one cause are told as one.
    """
    width = Console(file=out).width if is_terminal else WIDTH
    if is_verbose:
        write(opening(report), out, is_terminal=is_terminal)
        if is_terminal:
            print_table(report, out)
        lines = [*listed(report, with_rows=not is_terminal), Line(), *closing(report, place)]
    else:
        lines = list(_briefly(report, width, place))
    write(lines, out, is_terminal=is_terminal)


def opening(report: Report) -> Iterator[Line]:
    """Yield what was judged, what it cost, and what the deployment serves."""
    cost = f"{report.requests} requests, {report.duration:.1f} s, seed {report.seed}"
    yield Line(f"{report.title} at {report.target} ({cost})", "bold")
    yield from _served(report)


def closing(report: Report, place: Path | None = None) -> Iterator[Line]:
    """Yield the last lines: what has no verdict, what stayed behind, and the verdict."""
    for trouble in report.troubles:
        yield Line(f"No verdict: {trouble}")
    for row in report.rows:
        if row.has_trouble:
            yield Line(f"{row.rule.id} has {row.why}", COLOURS["skipped"])
        elif row.status == "broken" and row.is_accepted:
            yield Line(f"{row.rule.id} is broken, accepted by the baseline: {row.why}")
    for row in report.healed:
        yield Line(f"{row.rule.id} is kept now: take it out of the baseline.")
    yield from _compared(report)
    yield from _partly_kept(report)
    yield from _left_behind(report, place)
    if report.doubt is not None:
        yield Line(report.doubt[:1].upper() + report.doubt[1:], COLOURS["skipped"])
    style = COLOURS.get(report.verdict, COLOURS["skipped"])
    yield Line(report.summary[:1].upper() + report.summary[1:], f"bold {style}")


def _briefly(report: Report, width: int, place: Path | None) -> Iterator[Line]:
    causes = causes_of(report)
    start, end = list(opening(report)), [*_owed(report), *closing(report, place)]
    again = [*(_first(causes, width) if causes else ()), *_served(report)]
    # Two screens hold all of it; the blank lines and the way to more are three.
    room = 2 * SCREEN - height([*start, *again, *end], width) - 3
    broken = told(causes, width, room)
    yield from start
    if broken.lines:
        yield Line()
        yield from broken.lines
        yield Line()
    if height([*start, *broken.lines, *end], width) > SCREEN:
        # What stands above has left the screen.
        yield from again
    if broken.untold:
        yield Line(f"{_things(broken.untold, 'more reproducer')}: {_elsewhere(place)}")
    yield from end


def _first(causes: tuple[Cause, ...], width: int) -> Iterator[Line]:
    is_cut = len(causes) > FIRST_CAUSES
    yield Line(f"First of {len(causes)} causes:" if is_cut else "Broken, in short:")
    for cause in causes[:FIRST_CAUSES]:
        rule = cause.rows[0].rule
        what = cause.title or f"{rule.id} {rule.level}: {rule.statement}"
        count = f"{_things(len(cause.rows), 'rule')}: " if cause.title else ""
        yield Line(clipped(f"  {count}{what}", width), "red")


def _served(report: Report) -> Iterator[Line]:
    if not report.served:
        return
    good = sum(each.has_succeeded for each in report.served)
    said = [f"Serves {good} of {_things(len(report.served), 'operation')}"]
    if good == len(report.served):
        said = [f"Serves all {_things(good, 'operation')}"]
    if report.never_served:
        said.append(f"never succeeded: {never_succeeded(report.never_served)}")
    untried = sum(not each.is_tried for each in report.served)
    if untried:
        said.append(f"{untried} not called")
    style = COLOURS["broken" if report.never_served else "kept"]
    yield Line(clipped("; ".join(said), LONGEST_LIST), style)


def _compared(report: Report) -> Iterator[Line]:
    if report.compared is None:
        return
    changes = report.compared.changes.items()
    said = "; ".join(f"{name}: {_listed(ids)}" for name, ids in changes)
    yield Line(f"Since {report.compared.since}: {said or 'nothing has changed'}")


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_CHANGES
    shown = ", ".join(names[:MOST_CHANGES])
    return f"{shown} and {more} more" if more > 0 else shown


def _partly_kept(report: Report) -> Iterator[Line]:
    found = [row for row in report.rows if row.is_partly_kept]
    if found:
        least = min(found, key=lambda row: row.judged / row.of)
        kept = f"{least.rule.id} on {least.judged} of {least.of}"
        rules = _things(len(found), "rule")
        yield Line(f"Kept, but on a part of the operations: {rules}; {kept} (--verbose: all)")


def _owed(report: Report) -> Iterator[Line]:
    """Yield why rules were not judged, where somebody asked for them by name or none was."""
    is_chosen = any(not row.is_selected for row in report.rows)
    if report.stopped is not None or report.broken or not (is_chosen or report.doubt):
        return
    found = [row for row in report.rows if row.is_owed and not row.has_trouble]
    for row in found[:FIRST_CAUSES]:
        yield Line(f"{row.rule.id} {row.status}: {row.why}", COLOURS["skipped"])
    if len(found) > FIRST_CAUSES:
        yield Line(f"{_things(len(found) - FIRST_CAUSES, 'more rule')} not judged (--verbose: all)")


def _left_behind(report: Report, place: Path | None) -> Iterator[Line]:
    left = report.left_behind
    if len(left) <= FEW or place is None:
        if left:
            yield Line(f"Left behind: {', '.join(left)}")
        return
    # What has no id has to be looked for; of the others, one shows what they look like.
    shown = [each for each in left if " " in each][:FEW] or left[:1]
    more = f"{len(left) - len(shown)} more, which {place} names"
    yield Line(f"Left behind: {', '.join(shown)} and {more}")


def _elsewhere(place: Path | None) -> str:
    return "--verbose" if place is None else f"--verbose, or {place}"


def _things(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
