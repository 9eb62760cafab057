"""Names of a client's own choosing, by which it finds what it has made: each its own thing."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import as_json, is_id, new_id, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN


@dataclass
class Named:
    """A thing with a name of the client's choosing: its id, its key, and what it should hold."""

    resource: Resource
    name: str
    id: str
    key: str
    holds: dict[str, Any]
    writes: list[Exchange]

    def call(self, kit: Kit[Any], operation: str, **how: Any) -> Exchange:
        """Make a call that names it as the client does."""
        return kit.call(operation, self.resource.at(self.name), key=self.key, **how)


def spellings(kit: Kit[Any]) -> Iterator[str]:
    """Return names that careless code takes for each other, or does not find again."""
    plain = kit.name("called").replace(" ", "-")
    number = str(kit.seed.number(f"digits {plain}", 9 * 10**9) + 10**9)
    # The longer ones first, so that who looks for a beginning finds these.
    yield kit.once(f"{plain}-1-1")
    yield kit.once(f"{plain}-1")
    yield kit.once(plain)
    yield kit.once(plain.replace("called", "CALLED"))
    yield kit.once(f"{plain} with blanks")
    yield kit.once(f"{plain}-Łódź-東京")
    yield kit.target.trail.once(number, number)


@probe(effect="write")
def name_their_own(things: Things, *resources: Resource, number: int | None = None) -> None:
    """Make things with much the same names, change some by these, then look each up.

    The first names, so many as `number` tells, are plain: these may not be refused.
    """
    for resource in resources:
        for alias in resource.aliases:
            names = islice(spellings(things.kit), number)
            made = [_created(things, resource, alias, name) for name in names]
            known = [each for each in made if each is not None]
            _look_up(things, known, known[1::2], may_refuse=number is None)


@probe(effect="write")
def make_their_own(things: Things, *resources: Resource, number: int | None = None) -> None:
    """Make things by changing what is not there; each change in part keeps the rest.

    The first names, so many as `number` tells, are plain: these may not be refused.
    """
    for resource in (each for each in resources if each.upserted):
        for alias in resource.aliases:
            names = list(islice(spellings(things.kit), number))
            if number is not None:
                things.stand_on_new(resource, names[0])
            may = number is None
            made = [_upserted(things, resource, alias, each, may_refuse=may) for each in names]
            known = [each for each in made if each is not None]
            _look_up(things, known, known[1::2], may_refuse=may)
            if not may:
                _check_made_once(things, resource, alias, known)


def _check_made_once(things: Things, resource: Resource, alias: str, made: list[Named]) -> None:
    """Check that the list has one thing of each name."""
    listed = things.kit.call(resource.listed)
    count = Counter(row.get(alias) for row in rows_of(listed, resource))
    for each in made:
        with things.kit.example():
            number = count[each.name]
            got = f"{number} with {alias} {each.name}"
            things.kit.check(number == 1, f"one {resource.name}", got, *each.writes, listed)


@probe(effect="foreign-write", needs=(OTHER,))
def are_of_one_organization(things: Things, *resources: Resource) -> None:
    """Give one name to a thing in each organization; each finds its own, and changes that alone."""
    for resource in resources:
        for alias in resource.aliases:
            for make in (_created, *((_upserted,) if resource.upserted else ())):
                _share(things, resource, alias, make)


Make = Callable[..., Named | None]


def _share(things: Things, resource: Resource, alias: str, make: Make) -> None:
    name = things.kit.once(things.kit.name("shared").replace(" ", "-"))
    ours = make(things, resource, alias, name)
    if ours is None:
        return
    if things.kit.call(resource.read, resource.at(ours.id), key=OTHER).is_success:
        raise Skip("the keys of both organizations see the same things")
    theirs = make(things, resource, alias, name, key=OTHER)
    if theirs is not None:
        # Who changes ours by its name, changes theirs if names are looked up everywhere.
        _look_up(things, [theirs, ours], [theirs, ours])


def _created(
    things: Things, resource: Resource, alias: str, name: str, *, key: str = OWN
) -> Named | None:
    """Make a thing with a name; None where that is refused, for a name may be."""
    body = {**things.body(resource, "named"), alias: name}
    answer = things.kit.call(resource.create, resource.place, key=key, body=body)
    return _named(resource, name, key, body, answer)


def _upserted(
    things: Things,
    resource: Resource,
    alias: str,
    name: str,
    *,
    key: str = OWN,
    may_refuse: bool = True,
) -> Named | None:
    """Make a thing by changing what its name does not find; None where that is refused."""
    body = {**things.body(resource, "named"), alias: name}
    sent = {field: value for field, value in body.items() if field != alias}
    answer = things.kit.call(resource.update, resource.at(name), key=key, body=sent)
    if not may_refuse:
        with things.kit.example():
            things.kit.check(answer.is_success, "a 2xx", answer.brief, answer)
    return _named(resource, name, key, body, answer)


def _named(
    resource: Resource, name: str, key: str, body: Mapping[str, Any], answer: Exchange
) -> Named | None:
    found = new_id(answer, resource) if answer.is_success else None
    return None if found is None else Named(resource, name, found, key, dict(body), [answer])


def _look_up(
    things: Things, made: list[Named], changed: list[Named], *, may_refuse: bool = True
) -> None:
    """Change things in part by their names, then read each by its name: it holds its own."""
    kit = things.kit
    for each in changed:
        naming = each.resource.naming
        change = {naming: kit.name("renamed")}
        answer = each.call(kit, each.resource.update, body=change)
        if not may_refuse:
            with kit.example():
                kit.check(answer.is_success, "a 2xx", answer.brief, *each.writes, answer)
        if answer.is_success:
            each.holds |= change
            each.writes.append(answer)
    for each in made:
        with kit.example():
            read = each.call(kit, each.resource.read)
            _check_own(kit, each, made, read)


def _check_own(kit: Kit[Any], own: Named, made: list[Named], read: Exchange) -> None:
    resource, record = own.resource, record_of(read, own.resource)
    told = _told(own)
    wrong = [field for field, value in told.items() if field in record and record[field] != value]
    is_it = is_id(record.get(resource.ident), own.id)
    others = [each for each in made if each is not own and _is_shown(each, record)]
    evidence = (*own.writes, *(write for each in others for write in each.writes), read)
    held = {field: told[field] for field in wrong[:1]} or {resource.naming: told[resource.naming]}
    expected = f"the {resource.name} {own.id} with {as_json(held)}"
    kit.check(is_it and not wrong, expected, read.brief, *evidence)


def _told(own: Named) -> dict[str, Any]:
    """Return the texts and truths that were sent: how times and objects are shown is open."""
    return {name: value for name, value in own.holds.items() if _is_plain(own, name)}


def _is_plain(own: Named, name: str) -> bool:
    is_alias = name in own.resource.aliases
    return is_alias or name in own.resource.texts or isinstance(own.holds[name], bool)


def _is_shown(other: Named, record: Mapping[str, Any]) -> bool:
    """Tell whether a record has the id of another thing, or what was sent for it."""
    naming = other.resource.naming
    is_it = is_id(record.get(other.resource.ident), other.id)
    return is_it or record.get(naming) == other.holds[naming]
