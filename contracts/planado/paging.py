"""Follows a list to its end by the uuid of each page's last row."""

from dataclasses import dataclass, field

from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.reading import Row, rows, uuids
from understudy.contracts.planado.resources import LISTS
from understudy.contracts.planado.typing import Kit

MOST_PAGES = {"quick": 40, "default": 60, "deep": 200}


@dataclass
class Walk:
    """The pages of one list in order; `is_over`: the last one is empty, `is_cut`: more follow."""

    name: str
    pages: list[Exchange] = field(default_factory=list)
    is_over: bool = False
    is_cut: bool = False

    @property
    def rows(self) -> list[Row]:
        """The rows of all pages."""
        return [row for page in self.pages for row in rows(page, self.name)]

    @property
    def cursors(self) -> list[str]:
        """The uuid of the last row of each page that has one."""
        lasts = [rows(page, self.name)[-1:] for page in self.pages]
        return [str(last[0]["uuid"]) for last in lasts if last and "uuid" in last[0]]


def walk(kit: Kit, operation: str) -> Walk:
    """Return a list as far as it goes, or as far as is decent."""
    found = Walk(LISTS[operation])
    seen: set[str] = set()
    query: dict[str, str] = {}
    while not found.is_cut:
        answer = kit.target.call(operation, query=query)
        found.pages.append(answer)
        listed = uuids(rows(answer, found.name))
        if not listed:
            found.is_over = answer.is_success
            break
        if query and set(listed) <= seen:
            # It goes round in circles; what was seen is enough to say so.
            break
        seen |= set(listed)
        query = {"after": found.cursors[-1]}
        found.is_cut = len(found.pages) >= MOST_PAGES[kit.depth]
    return found
