"""A printed site with what tests ask of it: texts, anchors, links."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from typer.main import get_command

from understudy.catalog import apis
from understudy.cli import app
from understudy.site.build import files_of, subject_of
from understudy.site.guides import Guide, guides
from understudy.site.pages.subject import Subject
from understudy.site.recording import Recordings
from understudy.testing import declared_settings

ID = re.compile(r'\bid="?([^"\s>]+)')
HREF = re.compile(r'\b(?:href|src)="?([^"\s>]+)')
TAG = re.compile(r"<[^>]+>")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
ESCAPED = re.compile(r"\\([<{}])")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Printed:
    """The APIs that were printed, and every file by its path."""

    subjects: tuple[Subject, ...]
    files: Mapping[str, bytes]

    def text(self, path: str) -> str:
        """Return a file's text, of a page what is read: no tags, not the twin that it carries."""
        whole = self.files[path].decode()
        if not path.endswith(".html"):
            return ESCAPED.sub(r"\1", whole)
        return html.unescape(TAG.sub("", whole.partition("<template")[0]))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The paths of all pages, without an ending."""
        return tuple(path[:-5] for path in self.files if path.endswith(".html"))

    @cached_property
    def anchors(self) -> Mapping[str, frozenset[str]]:
        """The anchors of each page and of its Markdown."""
        found = {f"{page}.html": self._ids(f"{page}.html") for page in self.pages}
        return found | {f"{page}.md": self._slugs(f"{page}.md") for page in self.pages}

    def links(self, path: str) -> Iterator[str]:
        """Yield where a page leads."""
        whole = self.files[path].decode()
        if path.endswith(".html"):
            yield from map(html.unescape, HREF.findall(whole.partition("<template")[0]))
        else:
            yield from LINK.findall(CODE.sub("", FENCE.sub("", whole)))

    def _ids(self, path: str) -> frozenset[str]:
        return frozenset(ID.findall(self.files[path].decode().partition("<template")[0]))

    def _slugs(self, path: str) -> frozenset[str]:
        text = FENCE.sub("", self.files[path].decode())
        # As GitHub makes them of headings.
        return frozenset(
            re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
            for title in HEADING.findall(text)
        )


def printed(recordings: Mapping[str, Recordings], *, guides: Sequence[Guide] = ()) -> Printed:
    """Print the site of the APIs that were recorded."""
    known = apis()
    subjects = tuple(subject_of(known[name], each) for name, each in recordings.items())
    return Printed(subjects, files_of(subjects, guides))


def all_guides() -> tuple[Guide, ...]:
    """Return the guides as the command line gives them to the site."""
    return guides(get_command(app), declared_settings())
