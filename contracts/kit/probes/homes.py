"""Things that hold something of everything: what is tried on them is to leave them as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.looks import Look
from understudy.contracts.kit.probes.reading import record_of, row_of, rows_of
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN


@dataclass(frozen=True)
class Suspect:
    """A request that may have changed something, and the text that it would have left.

    `operation` is what it was like where it was not sent as a documented call.
    """

    exchange: Exchange
    mark: str | None = None
    operation: str = ""

    def shown_by(self, table: Table) -> str:
        """Return the read that shows what it may have left."""
        return table.read_after(self.operation or self.exchange.operation or "")


@dataclass(kw_only=True)
class Home:
    """A thing that nobody changes after it was filled: its owner's key, its name and its place.

    `place` are the path parameters of any call on it, `names` those of the client's own choosing.
    `origin` is the answer that made it, `suspects` are the writes that filled it, and `first` is
    its owner's first look at it. `spoiled_by`
    is the rule that looked for what changed in it that was to stay, if one had to; `laid` counts
    what it wrote for that. `unknown_rule` is the one that is broken by what is made of a 404.
    """

    table: Table
    resource: Resource
    id: str
    key: str
    name: str = ""
    place: Mapping[str, str]
    names: tuple[str, ...] = ()
    origin: Exchange | None = None
    suspects: list[Suspect] = field(default_factory=list)
    first: Look = field(default_factory=lambda: Look({}))
    spoiled_by: str | None = None
    laid: int = 0
    unknown_rule: str | None = None

    def is_shown(self, seen: Look) -> bool:
        """Tell whether a look shows it, in its list too, and all that was written into it."""
        resource = self.resource
        record = record_of(seen.answers[resource.read], resource)
        is_listed = bool(row_of(seen.answers[resource.listed], resource, self.id))
        is_read = record.get(resource.naming) == self.name if self.name else bool(record)
        written = ((each.mark or "", each.shown_by(self.table)) for each in self.suspects)
        return is_listed and is_read and all(seen.holds(mark, read) for mark, read in written)


def look(kit: Kit[Any], home: Home) -> Look:
    """Read everything that a home holds, and the list that it stands in, with its owner's key."""
    reads = (*home.table.shown_by(home.resource), home.resource.listed)
    return Look({each: kit.call(each, home.place, key=home.key) for each in reads})


def seen(kit: Kit[Any], home: Home) -> Look:
    """Return the first look at a home, taken when everything that was written into it is shown."""
    if not home.first.answers:
        looks = partial(look, kit, home)
        home.first = kit.lateness.settled(
            looks, home.is_shown, lambda seen: list(seen.answers.values())
        )
    return home.first


def home_of(things: Things, resource: Resource, key: str) -> Home:
    """Return an organization's home, made and filled; in read-only mode, what is there."""
    if resource.staged:
        home: Home = things.kit.stage.home(key)
        return home
    begin = _made if things.kit.may_write else _found
    return things.kit.shared(("home", resource.name, key), lambda: begin(things, resource, key))


def _made(things: Things, resource: Resource, key: str) -> Home:
    kinds = list(things.table.held_by(resource))
    thing = _twin(things, resource, key) if kinds else things.home(resource, key)
    held = [things.make(each, "held", key=key, parent=thing) for each in kinds]
    return Home(
        table=things.table,
        resource=resource,
        id=thing.id,
        key=key,
        name=thing.name,
        place=things.table.place_of(resource, thing.id),
        names=tuple(str(thing.body[each]) for each in resource.aliases),
        origin=thing.made,
        suspects=[Suspect(each.made, each.name) for each in held],
    )


def _twin(things: Things, resource: Resource, key: str) -> Thing:
    if key != OWN:
        # Looked at before its twin is there, so that what the twin brings can be seen.
        seen(things.kit, home_of(things, resource, OWN))
    name = things.kit.shared(("twins", resource.name), lambda: things.kit.name("twin"))
    body = {**things.body(resource, "twin"), resource.naming: name}
    return things.made(resource, body, key=key)


def _found(things: Things, resource: Resource, key: str) -> Home:
    listed = rows_of(things.kit.call(resource.listed, key=key), resource)
    row = next((each for each in listed if resource.ident in each), None)
    if row is None:
        raise Skip(f"{things.kit.keys.variable(key)} has no {resource.name} to read")
    ident = str(row[resource.ident])
    place = things.table.place_of(resource, ident)
    return Home(table=things.table, resource=resource, id=ident, key=key, place=place)
