"""Whole writes on a thing, each with a text of its own by which what it leaves is found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.sending import Sending


@dataclass(frozen=True)
class Write:
    """A documented write, the resource of which it makes or changes one, and what it leaves."""

    operation: str
    resource: Resource
    body: Mapping[str, Any]
    mark: str


def writes(things: Things, resource: Resource, label: str) -> Iterator[Write]:
    """Return a whole write of each kind on a thing, each with a text of its own to be found by."""
    if resource.update:
        yield change(things, resource, label)
    for held in things.table.held_by(resource):
        yield addition(things, held, label)


def change(things: Things, resource: Resource, label: str) -> Write:
    """Return a change of one text that is not required: by it alone, nothing new can be made."""
    mark = _mark(things, label)
    return Write(resource.update, resource, {spare_text(resource): mark}, mark)


def spare_text(resource: Resource) -> str:
    """Return a text that an update takes, and that is not required if there is such a one."""
    free = [each for each in resource.changes if each in resource.texts]
    return next((each for each in free if each not in resource.required), free[0])


def addition(things: Things, held: Resource, label: str) -> Write:
    """Return the addition of a whole thing to another."""
    mark = things.day() if held.is_day else _mark(things, label)
    return Write(held.create, held, held.whole(mark), mark)


def sending(key: str | None, write: Write) -> Sending:
    """Return how a write is sent."""
    return {"key": key, "body": dict(write.body)}


def _mark(things: Things, label: str) -> str:
    # Names in reproducers have to be new ones, or what they leave was there before.
    return things.kit.once(things.kit.name(label))
