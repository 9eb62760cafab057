"""Tables, links and anchors in Markdown."""

import re
from collections.abc import Iterable, Sequence

NO_SLUG = re.compile(r"[^\w\- ]")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or nothing where there is no row."""
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines])


def code(text: str) -> str:
    """Return a text as code."""
    return f"`{text}`" if text else ""


def slug(title: str) -> str:
    """Return the anchor of a heading, as GitHub and the site make it."""
    return NO_SLUG.sub("", title.replace("`", "").lower()).replace(" ", "-")


def joined(parts: Iterable[str]) -> str:
    """Return paragraphs, tables and headings as one page; what is empty is left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def cell(text: str) -> str:
    """Return a text as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
