"""The pages of guides, and their kinds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from understudy.site.guides import Guide
from understudy.site.pages.page import Crumb, Page
from understudy.site.texts.prose import Section, sections
from understudy.site.texts.prose import guide as html
from understudy.site.texts.words import slug

MOST = 50
TITLES = {
    "tutorial": "Learn it",
    "how-to": "Do something",
    "explanation": "Understand it",
    "reference": "Look it up",
}


@dataclass(frozen=True)
class Kind:
    """The guides that serve one need of a reader."""

    title: str
    pages: tuple[Page, ...]


def guide_pages(guides: Sequence[Guide]) -> tuple[Page, ...]:
    """Return a page for each guide, in their order."""
    return tuple(_page(guides, at) for at in range(len(guides)))


def kinds(pages: Iterable[Page]) -> Iterator[Kind]:
    """Yield each kind with its pages."""
    listed = tuple(pages)
    for kind, title in TITLES.items():
        own = tuple(page for page in listed if page.view["kind"] == kind)
        if own:
            yield Kind(title, own)


def _page(guides: Sequence[Guide], at: int) -> Page:
    guide = guides[at]
    _, _, rest = guide.text.strip().partition("\n")
    chapters = sections(rest)
    return Page(
        f"guides/{guide.name}",
        guide.title,
        guide.summary,
        "guide",
        "guides",
        {
            "kind": guide.kind,
            "text": guide.text,
            "body": html(rest, _relinked),
            "chapters": chapters,
            "headings": _headings(chapters),
            "before": guides[at - 1] if at else None,
            "after": guides[at + 1] if at + 1 < len(guides) else None,
        },
        (Crumb("Reference", "index"), Crumb(TITLES[guide.kind], "index", slug(TITLES[guide.kind]))),
    )


def _headings(chapters: Sequence[Section]) -> list[Section]:
    """Return what the list of a page's parts shows: the deeper ones too where they are few."""
    shown = [each for each in chapters if each.level in (2, 3)]
    return shown if len(shown) <= MOST else [each for each in shown if each.level == 2]


def _relinked(link: str) -> str:
    """Return a link to another guide's Markdown as one to its page."""
    path, mark, anchor = link.partition("#")
    is_guide = path.endswith(".md") and ":" not in path
    return f"{path.removesuffix('.md')}.html{mark}{anchor}" if is_guide else link
