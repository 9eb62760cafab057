"""What a rehearsed deployment holds: things by organization, kind and place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.contracts.kit.probes.table import Resource

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Doc = dict[str, Any]
Place = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Owner:
    """Whose a key is, and the key's id; both are "" for nobody."""

    org: str = ""
    key: str = ""


@dataclass(eq=False)
class Kept:
    """One thing: whose it is, in which place of a path it stands, and what it shows."""

    resource: Resource
    org: str
    place: Place
    ident: str
    number: int
    shown: Doc
    is_gone: bool = False
    links: Doc = field(default_factory=dict)
    """The ids of what it links, by field, however it shows them."""

    def is_called(self, name: str) -> bool:
        """Tell whether a path names it so: by its id, or by what its client calls it."""
        aliases = (self.shown.get(each) for each in self.resource.aliases)
        # A uuid is the same one in letters of any case.
        ident = name.lower() if UUID.fullmatch(self.ident) else name
        return not self.is_gone and (ident == self.ident or name in aliases)


@dataclass
class Shelf:
    """Holds all things, in the order in which they were made; `count` numbers every write."""

    things: list[Kept] = field(default_factory=list)
    count: int = 0

    def next_number(self) -> int:
        """Return the number of a write."""
        self.count += 1
        return self.count

    def all(self, resource: Resource, org: str, place: Place = ()) -> list[Kept]:
        """Return the things of a kind, gone ones too: they still mark a place in their list."""
        return [
            each
            for each in self.things
            if (each.resource.name, each.org, each.place) == (resource.name, org, place)
        ]

    def find(self, resource: Resource, org: str, name: str) -> Kept | None:
        """Return the thing that an organization calls so."""
        things = (each for each in self.things if each.resource.name == resource.name)
        return next((each for each in things if each.org == org and each.is_called(name)), None)

    def twins(self, kept: Kept, body: Mapping[str, Any]) -> Iterator[str]:
        """Yield the fields in which a thing would be what another one beside it is already."""
        beside = self.all(kept.resource, kept.org, kept.place)
        for name in kept.resource.unique:
            value = body.get(name)
            taken = [each.shown.get(name) for each in beside if each is not kept]
            if value is not None and value in taken:
                yield name
