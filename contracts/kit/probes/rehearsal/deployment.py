"""What a right implementation does with a call: finds, refuses, keeps, and tells."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from understudy.contracts.kit.probes.rehearsal.answers import Answers, Told
from understudy.contracts.kit.probes.rehearsal.calls import CONFLICT, INVALID, UNKNOWN, Call
from understudy.contracts.kit.probes.rehearsal.demands import Refused, refuse_odd_texts, require
from understudy.contracts.kit.probes.rehearsal.links import gone_with, linked, mentioned
from understudy.contracts.kit.probes.rehearsal.listing import in_order, page
from understudy.contracts.kit.probes.rehearsal.records import Record, referred
from understudy.contracts.kit.probes.rehearsal.schemas import Schemas
from understudy.contracts.kit.probes.rehearsal.shapes import Shapes
from understudy.contracts.kit.probes.rehearsal.shelf import Doc, Kept, Owner, Place, Shelf
from understudy.contracts.kit.probes.table import Resource, Table


@dataclass(frozen=True)
class Asked:
    """One call: by whom, and with what in its path, its query and its body."""

    operation: str
    owner: Owner
    params: Mapping[str, str]
    query: str
    body: Any


class Deployment:
    """Does what calls ask, as the table says."""

    def __init__(self, table: Table, calls: Mapping[str, Call], schemas: Schemas) -> None:
        shapes = Shapes(calls, schemas)
        logs = tuple(each.history for each in table.resources if each.history)
        every = (*table.resources, *table.shown, *table.also, *logs)
        self._table = table
        self._calls = calls
        self._shelf = Shelf()
        self._answers = Answers(calls, shapes, schemas)
        self._records = {each.name: Record(each, calls, schemas, shapes) for each in every}
        self._named = {each.param: each for each in every if each.param}
        self._does = {name: do for each in every for name, do in self._verbs(each) if name}

    def _verbs(self, each: Resource) -> Iterator[tuple[str, Callable[[Asked], Told]]]:
        yield each.listed, partial(self._list, each)
        yield each.read, partial(self._read, each)
        yield each.create, partial(self._create, each)
        yield each.update, partial(self._update, each)
        yield each.remove, partial(self._remove, each)

    def plant(self, needs: Mapping[str, str], owner: Owner) -> None:
        """Put there what was handed over by a need, where its state lets it be seen."""
        for each in self._table.resources:
            for state in each.shown_in:
                if each.states[state] in needs:
                    kept = self._made(each, owner, (), {}, needs[each.states[state]])
                    self._records[each.name].enter(kept.shown, state, kept.number)

    def answer(self, asked: Asked) -> Told:
        """Return the status and the body of what answers a call; raise Refused."""
        if asked.operation == self._table.info:
            return self._answers.whose(self._table, asked.owner)
        if asked.operation in self._does:
            return self._does[asked.operation](asked)
        self._place(asked)
        return self._answers.plain(asked.operation)

    def _list(self, resource: Resource, asked: Asked) -> Told:
        place = self._place(asked)
        rows = page(self._all(resource, asked.owner.org, place), resource, asked.query)
        if rows is None:
            raise Refused(*UNKNOWN)
        shown = [self._shown(each) for each in rows]
        return self._answers.rows(asked.operation, self._records[resource.name], shown)

    def _read(self, resource: Resource, asked: Asked) -> Told:
        return self._told(asked, self._found(resource, asked))

    def _create(self, resource: Resource, asked: Asked) -> Told:
        place = self._place(asked)
        body = self._checked(resource, asked)
        require(resource, body)
        kept = self._made(resource, asked.owner, place, body)
        kept.links |= linked(resource, asked.body or {})
        return self._told(asked, kept, 201)

    def _update(self, resource: Resource, asked: Asked) -> Told:
        body = self._checked(resource, asked)
        named = asked.params[resource.param]
        kept = self._shelf.find(resource, asked.owner.org, named)
        if kept is None:
            whole = {**body, **dict.fromkeys(resource.aliases[:1], named)}
            create = self._calls.get(resource.create)
            if not resource.upserted or create is None or not create.takes(whole):
                raise Refused(*UNKNOWN)
            require(resource, whole)
            return self._told(asked, self._made(resource, asked.owner, (), whole), 201)
        if any(kept.shown.get(name) != body.get(name) for name in resource.fixed if name in body):
            raise Refused(*CONFLICT)
        record = self._records[resource.name]
        if any(record.changes(name) for name in self._shelf.twins(kept, body)):
            raise Refused(*CONFLICT)
        record.change(kept.shown, body, self._shelf.next_number())
        kept.links |= linked(resource, asked.body or {})
        self._log(kept, asked.owner)
        return self._told(asked, kept)

    def _remove(self, resource: Resource, asked: Asked) -> Told:
        kept = self._found(resource, asked)
        for each in (kept, *gone_with(kept, self._shelf.things)):
            each.is_gone = True
        return self._told(asked, kept)

    def _told(self, asked: Asked, kept: Kept, usual: int = 200) -> Told:
        beside = [self._shown(each) for each in self._all(kept.resource, kept.org, kept.place)]
        record = self._records[kept.resource.name]
        return self._answers.thing(asked.operation, record, self._shown(kept), beside, usual)

    def _all(self, resource: Resource, org: str, place: Place) -> list[Kept]:
        return in_order(self._shelf.all(resource, org, place), resource)

    def _shown(self, kept: Kept) -> Doc:
        place = ((kept.resource.param, kept.ident),)
        held = {
            name: [each.shown for each in self._all(resource, kept.org, place)]
            for name, resource in kept.resource.holds.items()
        }
        return {**kept.shown, **held}

    def _found(self, resource: Resource, asked: Asked) -> Kept:
        found = self._shelf.find(resource, asked.owner.org, asked.params[resource.param])
        if found is None:
            raise Refused(*UNKNOWN)
        return found

    def _place(self, asked: Asked) -> Place:
        """Return the path's parameters, each thing that they name by its id."""
        named = {
            name: self._found(self._named[name], asked).ident
            for name in asked.params
            if name in self._named
        }
        return tuple({**asked.params, **named}.items())

    def _made(
        self, resource: Resource, owner: Owner, place: Place, body: Doc, ident: str = ""
    ) -> Kept:
        number, record = self._shelf.next_number(), self._records[resource.name]
        kind = [each for each in self._shelf.things if each.resource.name == resource.name]
        ident = ident or record.ident(number, len(kind) + 1)
        shown = record.new(body, ident, owner, number)
        kept = Kept(resource, owner.org, place, ident, number, shown)
        if any(self._shelf.twins(kept, body)):
            raise Refused(*CONFLICT)
        self._shelf.things.append(kept)
        self._log(kept, owner)
        for name, value in place:
            holder = self._named.get(name)
            if holder and resource in holder.holds.values():
                parent = self._shelf.find(holder, owner.org, value)
                if parent:
                    self._records[holder.name].touch(parent.shown, number)
        return kept

    def _log(self, kept: Kept, owner: Owner) -> None:
        """Note a change of a thing in its history, where it has one."""
        log, place = kept.resource.history, ((kept.resource.param, kept.ident),)
        if log is not None:
            number = len(self._shelf.all(log, owner.org, place)) + 1
            shown = self._records[log.name].new({}, number, owner, self._shelf.next_number())
            self._shelf.things.append(Kept(log, owner.org, place, str(number), number, shown))

    def _checked(self, resource: Resource, asked: Asked) -> Doc:
        """Return a body with the things that it refers to; Refused where the table forbids it."""
        body = {} if asked.body is None else asked.body
        if not isinstance(body, dict):
            raise Refused(*INVALID)
        refuse_odd_texts(resource, body)
        spoken = {name: self._table[kind] for name, kind in resource.refers.items()}
        named = {name: kind for name, kind in spoken.items() if body.get(name) is not None}
        found = {name: self._referred(kind, asked, body[name]) for name, kind in named.items()}
        return {**body, **found, **self._linked(resource, asked, body)}

    def _linked(self, resource: Resource, asked: Asked, body: Doc) -> Doc:
        """Return what a body links, as its thing shows it: as another thing, or as a bare id."""
        found: Doc = {}
        for name, value in linked(resource, body).items():
            kind = self._table[resource.links[name]]
            thing = self._referred(kind, asked, {kind.ident: value})
            found[name] = thing if self._records[resource.name].is_nested(name) else value
        for name, value in mentioned(resource, body):
            self._referred(self._table[name], asked, {self._table[name].ident: value})
        return found

    def _referred(self, resource: Resource, asked: Asked, value: Any) -> Doc:
        for name in referred(value, resource):
            found = self._shelf.find(resource, asked.owner.org, name)
            if found is not None:
                return found.shown
        raise Refused(*UNKNOWN, *CONFLICT)
