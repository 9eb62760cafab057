"""A page: where it stands, what it is called, and the template that shows its view."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Crumb:
    """A page above another one, or a part of it."""

    title: str
    path: str
    anchor: str = ""


@dataclass(frozen=True)
class Page:
    """A page, which is written twice, as HTML and as Markdown.

    `path` has no ending: `<api>/<operationId>`. `template` is the name of two templates, which see
    the entries of `view` as variables. `summary` is a plain sentence. `section` is the name of its
    API, or `guides`; "" for the index of the site.
    """

    path: str
    title: str
    summary: str
    template: str
    section: str
    view: Mapping[str, Any]
    crumbs: tuple[Crumb, ...] = ()

    @property
    def depth(self) -> int:
        """How many folders it lies below the root."""
        return self.path.count("/")
