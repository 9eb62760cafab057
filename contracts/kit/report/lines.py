"""Lines of a report for people: wrapped or clipped to a width, and how tall they come out."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

WIDTH = 100
COLOURS = {"kept": "green", "broken": "bold red", "skipped": "yellow", "untested": "dim"}


@dataclass(frozen=True)
class Line:
    """One line, with its colour on a terminal; a shell line is as long as it has to be."""

    text: str = ""
    style: str = ""

    def height(self, width: int) -> int:
        """Return how many rows of a screen it takes."""
        return max(1, -(-len(self.text) // width))


def height(lines: Iterable[Line], width: int) -> int:
    """Return how many rows of a screen these lines take."""
    return sum(line.height(width) for line in lines)


def wrapped(text: str, width: int, *, indent: str = "", style: str = "") -> Iterator[Line]:
    """Yield a text as lines of at most this width, further ones with an indent."""
    for line in textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False):
        yield Line(line, style)


def clipped(text: str, width: int) -> str:
    """Return a text that takes one row."""
    return text if len(text) <= width else f"{text[: width - 3].rstrip()}..."


def write(lines: Iterable[Line], out: TextIO, *, is_terminal: bool) -> None:
    """Write lines; a terminal wraps what is too long, so that it can be copied whole."""
    if not is_terminal:
        for line in lines:
            print(line.text, file=out)
        return
    console = Console(file=out, highlight=False)
    for line in lines:
        console.print(Text(line.text, style=line.style), soft_wrap=True)
