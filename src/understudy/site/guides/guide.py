"""The guides in reading order: those of docs/, and the references that are made of the code."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from understudy.catalog import HERE
from understudy.site.guides import command_line, control_plane, index, python_client, settings
from understudy.site.guides.index import Kind
from understudy.site.guides.links import Site, images_of, within
from understudy.testing.settings import Declared

DOCS = HERE / "docs"
Writers: TypeAlias = Mapping[str, Callable[[], str]]


@dataclass(frozen=True)
class Guide:
    """A page of the guides: its file is `<name>.md`, and `text` is Markdown with a title.

    Links lead to other guides (`control.md#faults`) or up to an API (`../<api>/openapi.json`).
    `images` are the files that it shows, by the paths by which it names them.
    """

    name: str
    title: str
    kind: Kind
    summary: str
    text: str
    images: Mapping[str, Path]


def guides(commands: command_line.Command, declared: Declared) -> tuple[Guide, ...]:
    """Return every guide in the order of docs/README.md, which also says of which kind each is.

    `commands` is the tree of the command line, which nobody but its caller knows; `declared` are
    the settings of the APIs that the site is about, by `understudy.testing.declared_settings`.
    """
    return tuple(_guides(writers(commands, declared), (*declared,)))


def writers(commands: command_line.Command, declared: Declared) -> Writers:
    """Return what writes each reference, by the name of its page."""
    return {
        "cli": lambda: command_line.reference(commands),
        "control-api": control_plane.reference,
        "control-objects": control_plane.objects,
        "python": python_client.reference,
        "settings": lambda: settings.reference(declared),
    }


def _guides(made: Writers, apis: Sequence[str]) -> Iterator[Guide]:
    listed = index.read(DOCS / "README.md")
    site = Site(guides={each.name for each in listed}, apis=apis)
    for each in listed:
        written = made[each.name]() if each.name in made else index.text_of(DOCS, each.name)
        text = within(site, written)
        yield Guide(each.name, each.title, each.kind, each.summary, text, images_of(text, DOCS))
