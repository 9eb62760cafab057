"""A list followed page by page, each of which follows the last row of the one before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.probes.crowd import crowd
from understudy.contracts.kit.probes.reading import Entry, at, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange

MOST_PAGES = {"quick": 40, "default": 60, "deep": 200}
# One more than the only page size that is known.
MANY = 22


@dataclass
class Walk:
    """The pages of one list in order; `is_over`: the last one is empty, `is_cut`: more follow."""

    resource: Resource
    pages: list[Exchange] = field(default_factory=list)
    is_over: bool = False
    is_cut: bool = False

    @property
    def rows(self) -> list[Entry]:
        """The rows of all pages."""
        return [row for page in self.pages for row in rows_of(page, self.resource)]

    @property
    def ids(self) -> list[str]:
        """The ids of all rows that have one."""
        return ids_of(self.rows, self.resource)

    @property
    def cursors(self) -> list[str]:
        """The id of the last row of each page that has one."""
        lasts = [ids_of(rows_of(page, self.resource)[-1:], self.resource) for page in self.pages]
        return [last[0] for last in lasts if last]

    @property
    def full(self) -> list[Exchange]:
        """The pages with rows in them."""
        return [page for page in self.pages if ids_of(rows_of(page, self.resource), self.resource)]

    @property
    def ends_empty(self) -> bool:
        """Whether the last page is a success with an empty list in its documented place."""
        last = self.pages[-1]
        return last.is_success and at(last.json, self.resource.rows) == []


def ids_of(rows: list[Entry], resource: Resource) -> list[str]:
    """Return the ids of rows, in lower case."""
    return [str(row[resource.ident]).lower() for row in rows if resource.ident in row]


def page(
    kit: Kit[Any], resource: Resource, after: str, place: Mapping[str, str] | None = None
) -> Exchange:
    """Return the page that follows a row."""
    return kit.target.call(resource.listed, place, query={resource.follows: after})


def walk(
    kit: Kit[Any],
    resource: Resource,
    *,
    after: str = "",
    place: Mapping[str, str] | None = None,
) -> Walk:
    """Return a list from its beginning, or from behind a row, as far as it goes or is decent."""
    found = Walk(resource)
    seen: set[str] = set()
    query = {resource.follows: after} if after else {}
    while not found.is_cut:
        answer = kit.target.call(resource.listed, place, query=query)
        found.pages.append(answer)
        listed = ids_of(rows_of(answer, resource), resource)
        if not listed:
            found.is_over = answer.is_success
            break
        if query and set(listed) <= seen:
            # It goes round in circles; what was seen is enough to say so.
            break
        seen |= set(listed)
        query = {resource.follows: found.cursors[-1]}
        found.is_cut = len(found.pages) >= MOST_PAGES[kit.depth]
    return found


def walked(things: Things, resource: Resource) -> Walk:
    """Return a list page by page, asked for once, with more than a page in it as far as we can."""
    if things.kit.may_write and resource.create:
        crowd(things, resource, MANY)
    return things.kit.shared((walked, resource.name), lambda: walk(things.kit, resource))
