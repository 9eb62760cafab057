"""Links from one page to others: relative, so that a site can lie in any folder."""

import posixpath
from dataclasses import dataclass
from functools import cache

from understudy.site.pages.operation import TAG
from understudy.site.pages.page import Page

# Where Markdown has no anchor of its own, the nearest heading has one.
HEADINGS = {
    "ours": "decided-by-us",
    "next": "what-to-call-next",
    "envelope": "answers",
    "paging": "pages",
}
SECTIONS = ("path", "query", "header", "body")


@dataclass(frozen=True)
class Links:
    """The links of one page, in its HTML or its Markdown."""

    page: Page
    ending: str

    def to(self, path: str, anchor: str = "", ending: str = "") -> str:
        """Return the link to a page, or to a part of it."""
        chosen = ending or self.ending
        mark = anchor if chosen == "html" else _heading(anchor)
        if path == self.page.path and chosen == self.ending and mark:
            return f"#{mark}"
        return self.file(f"{path}.{chosen}") + (f"#{mark}" if mark else "")

    def file(self, path: str) -> str:
        """Return the link to a file."""
        return _relative(path, posixpath.dirname(self.page.path) or ".")


@cache
def _relative(path: str, start: str) -> str:
    return posixpath.relpath(path, start)


def _heading(anchor: str) -> str:
    """Return the anchor of the heading below which Markdown has what HTML has at an anchor."""
    start = anchor.partition("-")[0]
    if start in SECTIONS or start.isdigit():
        return start
    return HEADINGS.get(anchor, anchor.lower().removeprefix(TAG))
