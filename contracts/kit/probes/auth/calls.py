"""The documented calls of an API, each as it would succeed with a key."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.probes.auth.authentication import Authentication
from understudy.contracts.kit.probes.reading import rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.probes.writes import addition, change
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import Unmet

NOWHERE = "00000000-0000-4000-8000-000000000000"
# Tells the id of a thing of one kind; None where there is none.
Ident = Callable[[Resource], str | None]


@dataclass(frozen=True)
class Call:
    """One documented call; `mark` is the text that a write would leave."""

    operation: str
    place: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    mark: str = ""


def reads(things: Things, ident: Ident) -> Iterator[Call]:
    """Yield every read: those that name nothing, and where there is a thing, those about it."""
    table = things.table
    if table.info:
        yield Call(table.info)
    for each in (*table.lists, *table.also):
        yield Call(each.listed, query=each.list_query)
        known = ("", each.listed)
        about_one = [read for read in (*table.shown_by(each), *each.reads) if read not in known]
        found = ident(each) if about_one else None
        if found is not None:
            place = table.place_of(each, found)
            yield from (Call(read, place, each.query) for read in about_one)


def writes(things: Things, ident: Ident, label: str) -> Iterator[Call]:
    """Yield every write, each with a mark of its own."""
    for root in (each for each in things.table.roots if each.create):
        body = things.body(root, f"{label}, {root.create}")
        yield Call(root.create, body=body, mark=things.kit.once(str(body[root.naming])))
        place = things.table.place_of(root, ident(root) or NOWHERE)
        changed = [change(things, root, f"{label}, {root.update}")] if root.update else []
        held = things.table.held_by(root)
        added = (addition(things, each, f"{label}, {each.create}") for each in held)
        for each in (*changed, *added):
            yield Call(each.operation, place, body=dict(each.body), mark=each.mark)
        if root.remove:
            # The last one: what is let in leaves nothing for the others.
            yield Call(root.remove, place)


def kept_apart(things: Things, auth: Authentication, resource: Resource) -> str:
    """Return the id of a thing that nothing else is about: what gets in may change it."""
    kit = things.kit

    def find() -> str:
        with suppress(Skip, Unmet):
            if auth.about is not None and resource is things.table.roots[0]:
                return auth.about(kit)
            if kit.may_write and resource.create:
                return things.make(resource, "kept apart").id
            return first_row(things, resource) or NOWHERE
        return NOWHERE

    return kit.shared(("kept apart", resource.name), find)


def first_row(things: Things, resource: Resource) -> str | None:
    """Return the id of the first row of a list, which is asked for once."""

    def find() -> str | None:
        listed = rows_of(things.kit.call(resource.listed), resource)
        return next((str(row[resource.ident]) for row in listed if resource.ident in row), None)

    return things.kit.shared(("first row", resource.name), find)


def reads_with_key(things: Things) -> list[tuple[Call, Exchange]]:
    """Return every read with its answer to the key; each is asked for once."""
    kit = things.kit

    def known(resource: Resource) -> str | None:
        is_made = kit.may_write and resource.create
        return things.home(resource).id if is_made else first_row(things, resource)

    def ask(call: Call) -> Exchange:
        return kit.target.call(call.operation, call.place, query=call.query)

    calls = reads(things, known)
    return kit.shared("reads with the key", lambda: [(call, ask(call)) for call in calls])
