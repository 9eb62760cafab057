"""What an owner sees of a thing and of what it holds, and what others have changed of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.reading import as_json, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.target import Sending

Look = Mapping[str, Exchange]
Place = dict[str, str]
EXPECTED = "nothing of another organization changed"


@dataclass(frozen=True)
class Write:
    """A documented write, the resource of which it makes or changes one, and what it leaves."""

    operation: str
    resource: Resource
    body: Mapping[str, Any]
    mark: str


@dataclass(frozen=True)
class Tried:
    """A write that was to change nothing, with its answer."""

    write: Write
    answer: Exchange


def shown_by(table: Table, resource: Resource) -> dict[str, Resource]:
    """Return the reads that show a thing and what it holds, each with what it shows."""
    held = {each.listed: each for each in table.held_by(resource)}
    return {resource.read: resource, **held}


def place_of(table: Table, resource: Resource, ident: str) -> Place:
    """Return the path parameters of any call on a thing; a call takes those that it has."""
    place = resource.at(ident)
    for held in table.held_by(resource):
        place |= held.place
    return place


def look(things: Things, resource: Resource, ident: str, key: str = OWN) -> Look:
    """Read a thing with its owner's key, and all that it holds if it is shown at all."""
    place = place_of(things.table, resource, ident)
    seen: dict[str, Exchange] = {}
    for operation in shown_by(things.table, resource):
        seen[operation] = things.kit.call(operation, place, key=key)
        if not seen[resource.read].is_success:
            break
    return seen


def first_look(things: Things, home: Thing) -> Look:
    """Return the first look at a home, which nobody changes: asked for once."""
    what = ("first look", home.resource.name, home.key)
    return things.kit.shared(what, lambda: look(things, home.resource, home.id, home.key))


def writes(things: Things, resource: Resource, label: str) -> Iterator[Write]:
    """Return a whole write of each kind on a thing, each with a text of its own to be found by."""
    if resource.update:
        yield change(things, resource, label)
    for held in things.table.held_by(resource):
        yield addition(things, held, label)


def change(things: Things, resource: Resource, label: str) -> Write:
    """Return a change of one text that is not required: by it alone, nothing new can be made."""
    free = [each for each in resource.changes if each in resource.texts]
    field = next((each for each in free if each not in resource.required), free[0])
    mark = _mark(things, label)
    return Write(resource.update, resource, {field: mark}, mark)


def addition(things: Things, held: Resource, label: str) -> Write:
    """Return the addition of a whole thing to another."""
    mark = things.day() if held.is_day else _mark(things, label)
    return Write(held.create, held, held.whole(mark), mark)


def facts(answer: Exchange, resource: Resource) -> Any:
    """Return what an answer says of the fields that calls can write; its status if it is an error.

    The order of a list is documented by no field, and what else is shown may change by itself.
    """
    if not answer.is_success:
        return answer.status
    is_one = answer.operation == resource.read
    shown = [record_of(answer, resource)] if is_one else rows_of(answer, resource)
    fields = dict.fromkeys(
        (resource.ident, resource.naming, *resource.body, *resource.changes, *resource.texts)
    )
    parts = ({name: row[name] for name in fields if name in row} for row in shown)
    return sorted(json.dumps(part, sort_keys=True) for part in parts)


def judge_unchanged(
    things: Things, resource: Resource, before: Look, tried: Sequence[Tried], after: Look
) -> None:
    """Judge each read of a thing as one example: what was tried in between has changed nothing."""
    for operation, shown in shown_by(things.table, resource).items():
        if operation not in before or operation not in after:
            break
        was, now = before[operation], after[operation]
        own = [each for each in tried if each.write.resource is shown]
        with things.kit.example(was, now, *(each.answer for each in own)):
            _check_marks(things, own, was, now)
            is_same = facts(was, shown) == facts(now, shown)
            got = f"before: {was.brief}; after: {now.brief}"
            evidence = [was, *(each.answer for each in own), now]
            again = partial(_differ, shown)
            things.kit.check(is_same, EXPECTED, got, *evidence, again=again)


def _check_marks(things: Things, tried: Sequence[Tried], was: Exchange, now: Exchange) -> None:
    for each in tried:
        mark = as_json(each.write.mark)
        if mark in now.text and mark not in was.text:
            again = partial(_bears_now, mark)
            raise Broken(EXPECTED, f"{mark} in it", was, each.answer, now, again=again)


def _differ(shown: Resource, answers: Sequence[Exchange]) -> bool:
    return bool(facts(answers[0], shown) != facts(answers[-1], shown))


def _bears_now(mark: str, answers: Sequence[Exchange]) -> bool:
    return mark in answers[-1].text and mark not in answers[0].text


def _mark(things: Things, label: str) -> str:
    # Names in reproducers have to be new ones, or what they leave was there before.
    return things.kit.once(things.kit.name(label))


def sending(key: str | None, write: Write) -> Sending:
    """Return how a write is sent."""
    return {"key": key, "body": dict(write.body)}
