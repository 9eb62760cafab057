"""Panels: pages of an API's own on the console, made of texts, tables, pictures and HTML."""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from markupsafe import Markup

# HTML that a page takes as it is. `Html("<b>{}</b>").format(name)` escapes the name.
Html = Markup
GIVEN = ("clock", "org", "query", "settings")


@dataclass(frozen=True)
class Link:
    """A cell that leads to the same panel with another query, `Link("Rev 5", {"id": "5"})`."""

    text: str
    query: Mapping[str, str] = field(default_factory=dict)


Cell: TypeAlias = str | int | float | bool | Link | Html | None


@dataclass(frozen=True)
class Rows:
    """A table: what its columns are called, and its rows, each as long as that.

    None is an empty cell. `about` names the table for who cannot see it, and stands above it.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    about: str


@dataclass(frozen=True)
class Picture:
    """An SVG element, and in words what it shows.

    It has a `viewBox` and scales with the page; `currentColor` is the ink of the reader's theme,
    and the classes `accent`, `good`, `warn`, `bad`, `soft` (fills) and `line` its other colours.
    `class="wide"` keeps it readable on narrow pages: it is scrolled there. Inline styles and
    scripts do not work on these pages.
    """

    svg: Html
    about: str


# A text is a paragraph.
Part: TypeAlias = str | Html | Rows | Picture


@dataclass(frozen=True)
class Panel:
    """A page about one organization that the console shows beside its documents.

    `show` gets what its signature names of `org` (its collections, to be read), `query` (what the
    page's address says beside API and organization), `clock` and `settings`, and returns a part or
    several. All that is not `Html` is escaped. A failure that it raises is told on the page.
    """

    title: str
    show: Callable[..., Part | Sequence[Part]]

    def __post_init__(self) -> None:
        if not self.name:
            raise TypeError(f"a panel's title has letters or digits: {self.title!r}")
        for name in inspect.signature(self.show).parameters:
            if name not in GIVEN:
                known = ", ".join(GIVEN)
                raise TypeError(f"the panel {self.title!r} asks for {name!r}; there are: {known}")

    @property
    def name(self) -> str:
        """What its address calls it."""
        return "-".join(re.findall(r"[a-z0-9]+", self.title.lower()))

    def parts(self, given: Mapping[str, object]) -> Sequence[Part]:
        """Return what it shows."""
        wanted = inspect.signature(self.show).parameters
        shown = self.show(**{name: given[name] for name in wanted})
        return [shown] if isinstance(shown, str | Rows | Picture) else shown
