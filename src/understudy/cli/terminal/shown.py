"""What a verb has found: JSON for scripts, a table in a terminal, lines with tabs in a pipe."""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Shown:
    """One answer in its forms: `data` as JSON; `rows`, under `heads` where there are any, as text.

    `nothing` is what is said in place of an empty table.
    """

    data: Any
    rows: Sequence[Sequence[object]] = ()
    heads: Sequence[str] = ()
    nothing: str = ""

    def print(self, *, as_json: bool) -> None:
        """Print it in the form that fits."""
        if as_json:
            print(json.dumps(self.data, indent=2))
        elif sys.stdout.isatty() and self.heads and self.rows:
            self._print_table()
        elif self.rows:
            print_lines(self.rows)
        elif self.nothing and sys.stdout.isatty():
            print(self.nothing)

    def print_line(self, *, as_json: bool) -> None:
        """Print it in one line, at once, for whoever waits for the next one."""
        if as_json:
            print(json.dumps(self.data), flush=True)
        else:
            print_lines(self.rows)

    def _print_table(self) -> None:
        from rich.box import HORIZONTALS
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=HORIZONTALS, show_edge=False, border_style="dim")
        for head in self.heads:
            table.add_column(head, overflow="fold")
        for row in self.rows:
            table.add_row(*(Text(cell(value)) for value in row))
        Console().print(table)


@dataclass(frozen=True)
class Stream:
    """Answers that come one by one."""

    parts: Iterable[Shown]

    def print(self, *, as_json: bool) -> None:
        """Print each as it comes, until there are no more or Ctrl-C is pressed."""
        with suppress(KeyboardInterrupt):
            for part in self.parts:
                part.print_line(as_json=as_json)


def print_lines(rows: Sequence[Sequence[object]]) -> None:
    """Print rows as lines, tabs between the cells, at once."""
    for row in rows:
        print(*map(cell, row), sep="\t", flush=True)


def cell(value: object) -> str:
    """Return a value as text; what would steer a terminal stands there as it is written in code."""
    text = "" if value is None else str(value)
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
