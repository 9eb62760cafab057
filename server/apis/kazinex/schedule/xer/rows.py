"""Rows of one table of an XER as things of the model."""

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any

from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.values import (
    Codes,
    Converter,
    Flags,
    Hours,
    Instants,
    Numbers,
    Texts,
    Wholes,
    shortened,
)
from understudy.server.apis.kazinex.schedule.xer.columns import Column, Kind, Layout
from understudy.server.apis.kazinex.schedule.xer.lines import Table

KINDS: dict[Kind, type[Converter]] = {
    "text": Texts,
    "code": Codes,
    "instant": Instants,
    "hours": Hours,
    "number": Numbers,
    "whole": Wholes,
    "flag": Flags,
}
AMOUNT: Kind = "number"
# Rows that are read together; their texts stand in memory twice meanwhile.
AT_ONCE = 1_000


class Converters:
    """One for each kind and default, so that a date is read once for all columns of a file."""

    def __init__(self) -> None:
        self._made: dict[tuple[Kind, Any], Converter] = {}

    def of(self, kind: Kind, default: object) -> Converter:
        """Return the converter of a kind whose empty text means this."""
        # False and 0 are one key otherwise.
        key = (kind, repr(default))
        if key not in self._made:
            self._made[key] = KINDS[kind](default)
        return self._made[key]

    def warnings(self) -> list[str]:
        """Return in words what was taken for no date."""
        dates = [each for each in self._made.values() if isinstance(each, Instants)]
        return [warning for each in dates for warning in each.warnings()]


class Rows:
    """Reads the rows of a table by its layout; many at once, column by column, all of it in C."""

    def __init__(self, layout: Layout, table: Table, converters: Converters) -> None:
        self._table = table
        self._make = layout.make
        # The first of two of one name; a column without a name is nobody's.
        columns_of_file = reversed([*enumerate(table.columns)])
        self._places = {name: place for place, name in columns_of_file if name}
        self._width = len(table.columns)
        defaults = layout.defaults
        columns = [layout.columns.get(name) for name in defaults]
        self._names = [column.name if column else "" for column in columns]
        self._converters = [
            converters.of(column.kind if column else "text", default)
            for column, default in zip(columns, defaults.values(), strict=True)
        ]
        self._added = [*self._additions(columns)]
        self._amounts = converters.of(AMOUNT, None)

    def _additions(self, columns: list[Column | None]) -> Iterator[tuple[int, int]]:
        """Yield the fields to which another column is added, and where that stands."""
        for index, column in enumerate(columns):
            if column and column.more in self._places:
                yield index, self._places[column.more]

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Yield each thing with the number of its line; Unreadable names line and column."""
        rows = self._table.rows
        for first in range(0, len(rows), AT_ONCE):
            yield from self._things(rows[first : first + AT_ONCE])

    def _things(self, rows: list[tuple[int, str]]) -> Iterator[tuple[int, Any]]:
        """Yield the things of some rows: where one cannot be read, of those before it."""
        cells = [text.split("\t", self._width) for _, text in rows]
        try:
            made = [*self._made(cells)]
        except ValueError as error:
            if len(rows) == 1:
                raise self._unreadable(rows[0][0], cells[0]) from error
            for row in rows:
                yield from self._things([row])
        else:
            for (number, _), thing in zip(rows, made, strict=True):
                yield number, thing

    def _made(self, cells: list[list[str]]) -> Iterator[Any]:
        """Return what rows of these cells become; ValueError where one of them cannot be read."""
        for at, row in enumerate(cells):
            if len(row) != self._width:
                cells[at] = self._fitted(row)
        texts = [*zip(*cells, strict=True)]
        values = [
            self._column(name, converter, texts, len(cells))
            for name, converter in zip(self._names, self._converters, strict=True)
        ]
        for index, place in self._added:
            values[index] = [*map(_sum, values[index], self._amounts.all(texts[place]))]
        return map(self._make, *values)

    def _column(
        self, name: str, converter: Converter, texts: list[tuple[str, ...]], count: int
    ) -> Iterable[object]:
        """Return the values of a field in so many rows: the default where the file lacks it."""
        place = self._places.get(name)
        return repeat(converter[""], count) if place is None else converter.all(texts[place])

    def _fitted(self, cells: list[str]) -> list[str]:
        """Return as many cells as there are columns; ValueError where there are more.

        A row may end early, or with a tab; with a value beyond the columns, a tab within a text has
        moved everything after it.
        """
        if len(cells) > self._width and cells[self._width].strip():
            raise ValueError("has more values than columns")
        return [*cells[: self._width], *[""] * (self._width - len(cells))]

    def _unreadable(self, number: int, cells: list[str]) -> Unreadable:
        """Return which column of a row could not be read, and why."""
        if len(cells) > self._width:
            return Unreadable(
                f"Line {number}: a row of {self._table.name} has more values than columns"
                f" ({self._width}); is there a tab within a text?"
            )
        added = [(self._table.columns[place], self._amounts) for _, place in self._added]
        for name, converter in [*zip(self._names, self._converters, strict=True), *added]:
            text = _cell(cells, self._places.get(name))
            try:
                converter[text]
            except ValueError as error:
                return Unreadable(f"Line {number}: {name} {error}: {shortened(text)}")
        return Unreadable(f"Line {number}: cannot be read")


def cells_of(table: Table, names: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the texts of these columns of each row, with the number of its line."""
    places = {name: place for place, name in reversed([*enumerate(table.columns)])}
    for number, text in table.rows:
        cells = text.split("\t", len(table.columns))
        yield number, [_cell(cells, places.get(name)) for name in names]


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _sum(one: Any, other: Any) -> Any:
    """Return the sum of two numbers, of which one or both may be unknown."""
    if one is None or other is None:
        return other if one is None else one
    return one + other
