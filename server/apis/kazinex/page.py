"""Pages of a list: which of its rows are on one, and how many there are in all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from understudy.api import Doc

SIZE = 50


@dataclass(frozen=True)
class Page:
    """Rows as they are shown, how many the whole list has, and which page they are."""

    rows: list[Any]
    total: int
    number: int


@dataclass(frozen=True)
class Wanted:
    """The page that a query asks for; what it leaves open is None."""

    page: int | None
    per_page: int | None

    @property
    def number(self) -> int:
        """Which page it is, from 1."""
        return self.page or 1

    @property
    def places(self) -> slice:
        """Where its rows stand in the whole list."""
        size = self.per_page or SIZE
        return slice((self.number - 1) * size, self.number * size)

    def of(self, rows: Sequence[Doc], shown: Callable[[Doc], Any]) -> Page:
        """Return the page of all rows, each of it as it is shown."""
        return Page([shown(row) for row in rows[self.places]], len(rows), self.number)


def newest_first(rows: Sequence[Doc], field: str = "created_at") -> list[Doc]:
    """Return rows by when they were made, the newest first; of equal instants by id."""
    return sorted(sorted(rows, key=itemgetter("id")), key=itemgetter(field), reverse=True)
