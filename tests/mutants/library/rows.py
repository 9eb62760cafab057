"""Rows: a defect or a difference in a few words."""

from dataclasses import dataclass, replace
from typing import Literal, Self

from tests.mutants.library.changes import Change, where

# The examples that --quick sends, those that only default mode does, those that only deep mode
# does, and the generated requests.
Layer = Literal["examples", "more", "most", "properties", "model"]


@dataclass(frozen=True)
class Row:
    """A defect or a difference in a few words: what it is, where it stands, what it does.

    `change` is called as an override is; where `when` is given, only for calls that it holds for.
    """

    id: str
    sentence: str
    point: str = ""
    change: Change | None = None
    rules: tuple[str, ...] = ()
    layer: Layer = "examples"
    over: str | None = None

    def at(self, point: str, change: Change, *, when: Change | None = None) -> Self:
        """Return the row with the point that the change overrides."""
        chosen = change if when is None else where(when, change)
        return replace(self, point=point, change=chosen)

    def breaks(self, *rules: str, layer: Layer = "examples") -> Self:
        """Return the row with the rules that should notice it, and the first layer that does."""
        return replace(self, rules=rules, layer=layer)

    def only(self, when: Change) -> Self:
        """Return the row for those calls alone that the condition holds for."""
        return replace(self, change=where(when, change_of(self)))

    def named(self, ident: str) -> Self:
        """Return the row by another id."""
        return replace(self, id=ident)

    def says(self, sentence: str) -> Self:
        """Return the row in other words."""
        return replace(self, sentence=sentence)

    def seen_over(self, other: str) -> Self:
        """Return the row of a difference that shows only over another one."""
        return replace(self, over=other)


def row(ident: str, sentence: str) -> Row:
    """Return the beginning of a row: `row(...).at(point, change, when=...).breaks(*rules)`."""
    return Row(ident, sentence)


def change_of(row: Row) -> Change:
    """Return what a row does."""
    if row.change is None:
        raise ValueError(f"{row.id} does nothing: say .at(point, change)")
    return row.change
