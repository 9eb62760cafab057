"""A page of a list: as many of its newest rows as a budget of work allows, and where it goes on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Generic, NamedTuple, TypeVar
from urllib.parse import urlencode

import orjson

from understudy.server.control.effort import Effort
from understudy.server.served import Written

Row = TypeVar("Row")
# In nanoseconds as Effort counts them: the bar is that a page takes at most 100 ms.
BUDGET = 40_000_000
# What a row takes that is passed over, and each byte in which something is looked for.
A_LOOK, AN_OCTET = 1_500, 1


class Look(NamedTuple, Generic[Row]):
    """A step through a list, newest row first: its number, and what was looked through of it.

    `found` is the row where it is one that is asked for; then it was the last step of it.
    """

    number: int
    octets: int
    found: Row | None


@dataclass(frozen=True)
class Page:
    """Rows as JSON in portions, oldest first; `before` is the cursor to older ones, if any."""

    rows: Sequence[Sequence[bytes]]
    before: int | None = None

    @property
    def newest_first(self) -> Sequence[Any]:
        """The rows as Python reads them."""
        return [orjson.loads(b"".join(row)) for row in reversed(self.rows)]

    @property
    def parts(self) -> Iterator[bytes]:
        """The page as a JSON list."""
        yield b"["
        for number, row in enumerate(self.rows):
            if number:
                yield b","
            yield from row
        yield b"]"

    def answer(self, query: Mapping[str, Any]) -> Written:
        """Return the page with the way to older rows: the same query, with another cursor.

        It is relative, as a reverse proxy may know this place by another path.
        """
        if self.before is None:
            return Written(self.parts)
        asked = {name: text_of(value) for name, value in {**query, "before": self.before}.items()}
        link = f'<?{urlencode(asked, errors="surrogatepass")}>; rel="prev"'
        return Written(self.parts, ((b"link", link.encode()),))


def text_of(value: object) -> str:
    """Return a value as a query writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


async def page_of(
    looks: Iterable[Look[Row]],
    write: Callable[[Row], Iterable[bytes]],
    effort: Effort,
    limit: int | None = None,
) -> Page:
    """Return the newest rows that are found; they are written only as far as the budget allows.

    A row that is beyond the budget by itself is a page of its own.
    """
    rows: list[Sequence[bytes]] = []
    last = first = None
    for look in looks:
        effort.spent += A_LOOK + AN_OCTET * look.octets
        await effort.rest()
        first = look.number if first is None else first
        if look.found is not None and len(rows) == limit:
            # The last row is where the next page goes on: what was passed over is not asked for.
            return Page(rows[::-1], last)
        if effort.spent > BUDGET and look.number != first:
            return Page(rows[::-1], look.number + 1)
        if look.found is None:
            continue
        row = await effort.gather_within(write(look.found), BUDGET if rows else inf)
        if row is None:
            return Page(rows[::-1], look.number + 1)
        rows.append(row)
        last = look.number
    return Page(rows[::-1])
