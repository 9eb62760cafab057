"""What leads to every page: the sections in the bar, and the menu of each section."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from understudy.reference.reading.model import Tag
from understudy.site.pages.guides import kinds
from understudy.site.pages.page import Page
from understudy.site.pages.subject import Subject


@dataclass(frozen=True)
class Item:
    """An entry of a menu; `method` is that of an operation."""

    title: str
    path: str
    method: str = ""


@dataclass(frozen=True)
class Group:
    """Entries under a heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Section:
    """An API, or the guides; `path` is its first page."""

    name: str
    title: str
    path: str
    groups: tuple[Group, ...]


def sections(subjects: Iterable[Subject], guides: Sequence[Page]) -> tuple[Section, ...]:
    """Return the sections in the order of the bar."""
    found = [_section(each) for each in subjects]
    if guides:
        groups = tuple(
            Group(kind.title, tuple(Item(page.title, page.path) for page in kind.pages))
            for kind in kinds(guides)
        )
        found.append(Section("guides", "Guides", guides[0].path, groups))
    return tuple(found)


def start_menu(sections: Iterable[Section]) -> tuple[Group, ...]:
    """Return the menu of the first page: the APIs, and the guides by their kinds."""
    listed = tuple(sections)
    apis = tuple(Item(each.title, each.path) for each in listed if each.name != "guides")
    guides = (group for each in listed if each.name == "guides" for group in each.groups)
    return (Group("APIs", apis), *guides)


def _section(subject: Subject) -> Section:
    places = tuple(Item(title, f"{subject.name}/{name}") for name, title in subject.places())
    groups = (Group(subject.title, places), *(_group(subject, tag) for tag in subject.reading.tags))
    return Section(subject.name, subject.title, f"{subject.name}/index", groups)


def _group(subject: Subject, tag: Tag) -> Group:
    items = (
        Item(each.title, f"{subject.name}/{each.id}", each.method.upper())
        for each in tag.operations
    )
    return Group(tag.name, tuple(items))
