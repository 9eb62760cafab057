"""The order of the guides: the lists of docs/README.md, one for each kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["tutorial", "how-to", "explanation", "reference"]
KINDS: dict[str, Kind] = {
    "Tutorials": "tutorial",
    "How-to guides": "how-to",
    "Explanations": "explanation",
    "References": "reference",
}
LINE = re.compile(r"- \[(?P<title>[^\]]+)\]\((?P<name>[\w-]+)\.md\): (?P<summary>.+)")
# What says that a page in docs/ is made of the code: readers of the repository want it there too.
MADE = "<!-- Made of the code by `make readme`. -->\n\n"


class GuideError(ValueError):
    """The list of guides cannot be read; the text says which line of it."""


@dataclass(frozen=True)
class Listed:
    """A line of the list: the page's name, its title, of which kind it is, what it is for."""

    name: str
    title: str
    kind: Kind
    summary: str


def read(file: Path) -> tuple[Listed, ...]:
    """Return the guides in the order in which the file lists them below the headings of kinds."""
    return tuple(_read(file))


def _read(file: Path) -> Iterator[Listed]:
    kind: Kind | None = None
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.startswith("## "):
            kind = KINDS.get(line.removeprefix("## "))
        elif kind and line.startswith("- "):
            found = LINE.fullmatch(line)
            if found is None:
                raise GuideError(f"{file}:{number}: write it as - [Title](name.md): what it is for")
            yield Listed(found["name"], found["title"], kind, found["summary"])


def text_of(folder: Path, name: str) -> str:
    """Return a page of a folder."""
    return (folder / f"{name}.md").read_text("utf-8").removeprefix(MADE)
