"""An API as a whole: its operations by tag, its shared objects, its rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from understudy.reference.reading.model.field import Decision, Field
from understudy.reference.reading.model.operation import Key, Operation
from understudy.reference.rules import Level


@dataclass(frozen=True)
class Tag:
    """A group of operations."""

    name: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Shared:
    """An object that two operations at least have, with the ids of all that do."""

    name: str
    shape: Field
    operations: tuple[str, ...]


@dataclass(frozen=True)
class Kill:
    """A wrong implementation that a rule catches: its name, and in a sentence what it breaks."""

    mutant: str
    breaks: str


@dataclass(frozen=True)
class Rule:
    """A rule of the contract kit. `needs` maps what it has to be given to how one gives it.

    `about` are the ids of the operations that it is about; `is_about_all` where it is every one.
    """

    id: str
    level: Level
    statement: str
    citation: str
    needs: Mapping[str, str]
    about: tuple[str, ...]
    is_about_all: bool
    kills: tuple[Kill, ...]


@dataclass(frozen=True)
class Section:
    """A part of the API's own description, under a heading of it."""

    title: str
    text: str


@dataclass(frozen=True)
class Reading:
    """One API. `lead` is what its description says before the first of its `sections`.

    `server` is the vendor's URL, `source` that of the page from which the spec was written.
    `envelope`, `paging` and `limits` are Markdown, of one line or a few. `rules` is empty for an
    API that is served and not judged. `settings` are those that conditions name, with the values.
    """

    api: str
    title: str
    version: str
    server: str
    base_path: str
    source: str
    description: str
    lead: str
    sections: tuple[Section, ...]
    keys: tuple[Key, ...]
    envelope: str
    paging: str
    limits: str
    tags: tuple[Tag, ...]
    objects: tuple[Shared, ...] = ()
    rules: tuple[Rule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, tag by tag."""
        return tuple(each for tag in self.tags for each in tag.operations)
