"""What an owner sees of a thing and of what it holds, as far as pages tell of it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.probes.reading import Entry, bears, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN


@dataclass(frozen=True)
class Look:
    """The answers to the reads of one thing at one moment, by operation."""

    answers: Mapping[str, Exchange]

    def holds(self, text: str, operation: str) -> bool:
        """Tell whether an answer bears a text."""
        return operation in self.answers and bears(self.answers[operation], text)


def look_at(things: Things, resource: Resource, ident: str, key: str = OWN) -> Look:
    """Read a thing with its owner's key, and all that it holds if it is shown at all."""
    place = things.table.place_of(resource, ident)
    seen: dict[str, Exchange] = {}
    for operation in things.table.shown_by(resource):
        seen[operation] = things.kit.call(operation, place, key=key)
        if not seen[resource.read or resource.listed].is_success:
            break
    return Look(seen)


def first_look(things: Things, home: Thing) -> Look:
    """Return the first look at a home, which nobody changes: asked for once."""
    what = ("first look", home.resource.name, home.key)
    return things.kit.shared(what, lambda: look_at(things, home.resource, home.id, home.key))


def facts(answer: Exchange, resource: Resource, among: Collection[str] | None = None) -> Any:
    """Return what an answer says of documented fields; its status if it is an error.

    The order of a list is documented by no field. `among` are the ids of the rows that count.
    """
    if not answer.is_success:
        return answer.status
    is_one = answer.operation == resource.read
    shown = [record_of(answer, resource)] if is_one else rows_of(answer, resource)
    if among is not None:
        shown = [row for row in shown if str(row.get(resource.ident)) in among]
    return sorted(_fixed(record_facts(row, resource)) for row in shown)


def record_facts(record: Entry, resource: Resource) -> dict[str, str]:
    """Return the documented fields of a record, each in a form that can be compared."""
    found = {name: record[name] for name in resource.fields if name in record}
    return {name: _fixed(_without_order(resource, name, found[name])) for name in found}


def ids_in(answer: Exchange, resource: Resource) -> frozenset[str]:
    """Return the ids of the rows of a list."""
    rows = rows_of(answer, resource)
    return frozenset(str(row[resource.ident]) for row in rows if resource.ident in row)


def _without_order(resource: Resource, name: str, value: Any) -> Any:
    held = resource.holds.get(name)
    if held is None or not isinstance(value, list):
        return value
    return sorted(_fixed(record_facts(each, held)) for each in value if isinstance(each, dict))


def _fixed(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
