"""Pages of a list: which rows follow a row, whatever was added or removed meanwhile."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from operator import itemgetter

from understudy.api import Doc, NotFound

# The only size that is documented, that of the list of skills.
SIZE = 20


def is_there(row: Doc) -> bool:
    """Whether a row is not removed; a removed one still marks its place in the list."""
    return not row.get("_removed", False)


def newest_first(rows: Sequence[Doc]) -> list[Doc]:
    """Return rows by their creation, the newest first; of equal instants the later row."""
    return sorted(rows, key=itemgetter("created_at"))[::-1]


def page_of(
    rows: Sequence[Doc], after: str | None, fits: Callable[[Doc], bool] = is_there
) -> list[Doc]:
    """Return the rows that fit, from the one after the named row on, as many as a page holds.

    `rows` are all that there ever were, in an order in which none changes its place: so the same
    `after` finds the same rows again.
    """
    begin = 0 if after is None else place_of(rows, after.lower()) + 1
    return list(islice((row for row in rows[begin:] if fits(row)), SIZE))


def place_of(rows: Iterable[Doc], uuid: str) -> int:
    """Return where a row stands, or raise NotFound."""
    for place, row in enumerate(rows):
        if row["uuid"] == uuid:
            return place
    raise NotFound("after is unknown: no row of this list has this uuid")
