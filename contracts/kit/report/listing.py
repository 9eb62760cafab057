"""Every rule that was asked for, with its sentence and what became of it."""

from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from understudy.contracts.kit.report.brief import reproducer
from understudy.contracts.kit.report.lines import COLOURS, Line
from understudy.contracts.kit.report.report import Report, Row


def print_table(report: Report, out: TextIO) -> None:
    """Write the rules as a table for a terminal."""
    table = Table(show_lines=False, pad_edge=False)
    for name in ("status", "rule", "level"):
        table.add_column(name, no_wrap=True)
    table.add_column("examples", justify="right", no_wrap=True)
    table.add_column("the documentation says")
    for row in _selected(report):
        said = Text(f"{row.rule.statement} [{row.rule.citation}]")
        for reason in reasons(row):
            said.append(f"\n{reason}", style=COLOURS[row.status])
        status = Text(row.status, style=COLOURS[row.status])
        table.add_row(status, row.rule.id, row.rule.level, str(row.examples), said)
    Console(file=out).print(table)


def listed(report: Report, *, with_rows: bool) -> Iterator[Line]:
    """Yield a line for each rule, unless a table has them, and every reproducer."""
    rows = _selected(report)
    width = max((len(row.rule.id) for row in rows), default=0)
    for row in rows if with_rows else ():
        start = f"{row.status:<8}  {row.rule.id:<{width}}  {row.rule.level:<6}  {row.examples:>5}"
        yield Line(f"{start}  {row.rule.statement} [{row.rule.citation}]")
        for reason in reasons(row):
            yield Line(f"{'':<10}{reason}")
    for row in report.broken:
        if row.reproducer:
            yield Line()
            yield from reproducer(row)


def reasons(row: Row) -> Iterator[str]:
    """Yield why a rule has its status, and on how much of what it is about it is kept."""
    if row.is_partly_kept:
        yield f"kept on {row.judged} of {row.of} operations"
    if row.why is not None:
        accepted = row.is_accepted and row.status == "broken"
        yield f"accepted by the baseline: {row.why}" if accepted else row.why


def _selected(report: Report) -> list[Row]:
    return [row for row in report.rows if row.is_selected]
