"""The report for people: a table on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from understudy.contracts.kit.report import Report, Row

COLOURS = {"kept": "green", "broken": "bold red", "skipped": "yellow", "untested": "dim"}


def print_report(report: Report, out: TextIO, *, is_terminal: bool) -> None:
    """Write the report: every rule with its sentence, then how to see what is broken."""
    if is_terminal:
        console = Console(file=out)
        console.print(Text(_headline(report), style="bold"))
        console.print(_table(report))
    else:
        print(_headline(report), file=out)
        for line in _plain_rows(report):
            print(line, file=out)
    for line in _rest(report):
        print(line, file=out)


def _headline(report: Report) -> str:
    cost = f"{report.requests} requests, {report.duration:.1f} s, seed {report.seed}"
    return f"{report.title} at {report.target} ({cost})"


def _table(report: Report) -> Table:
    table = Table(show_lines=False, pad_edge=False)
    for name in ("status", "rule", "level"):
        table.add_column(name, no_wrap=True)
    table.add_column("examples", justify="right", no_wrap=True)
    table.add_column("the documentation says")
    for row in report.rows:
        if row.is_selected:
            said = Text(f"{row.rule.statement} [{row.rule.citation}]")
            if row.why is not None:
                said.append(f"\n{_reason(row)}", style=COLOURS[row.status])
            status = Text(row.status, style=COLOURS[row.status])
            table.add_row(status, row.rule.id, row.rule.level, str(row.examples), said)
    return table


def _plain_rows(report: Report) -> Iterator[str]:
    selected = [row for row in report.rows if row.is_selected]
    width = max((len(row.rule.id) for row in selected), default=0)
    for row in selected:
        start = f"{row.status:<8}  {row.rule.id:<{width}}  {row.rule.level:<6}  {row.examples:>5}"
        yield f"{start}  {row.rule.statement} [{row.rule.citation}]"
        if row.why is not None:
            yield f"{'':<10}{_reason(row)}"


def _reason(row: Row) -> str:
    accepted = "accepted by the baseline: " if row.is_accepted and row.status == "broken" else ""
    return f"{accepted}{row.why}"


def _rest(report: Report) -> Iterator[str]:
    for row in report.broken:
        if row.reproducer:
            yield ""
            yield f"# To see {row.rule.id} broken ({row.rule.level}: {row.rule.statement}):"
            yield from row.reproducer
    yield ""
    for trouble in report.troubles:
        yield f"No verdict: {trouble}"
    for row in report.healed:
        yield f"{row.rule.id} is kept now: take it out of the baseline."
    if report.left_behind:
        yield f"Left behind: {', '.join(report.left_behind)}"
    if report.doubt is not None:
        yield report.doubt[:1].upper() + report.doubt[1:]
    yield report.summary[:1].upper() + report.summary[1:]
