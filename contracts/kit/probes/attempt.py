"""Writes that may be refused: what was sent, what was answered, what was made of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.probes.reading import new_id
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.target import Sending

REFUSED = range(400, 500)


@dataclass(frozen=True)
class Attempt:
    """A body that was sent, the answer to it, and the thing that it made, if it was taken."""

    body: Mapping[str, Any]
    answer: Exchange
    thing: Thing | None = None

    @property
    def is_refused(self) -> bool:
        """Tell whether it was answered with a 4xx."""
        return self.answer.status in REFUSED


def scratch(things: Things, resource: Resource) -> Thing:
    """Return a thing of this run that probes may change and add to as they like."""
    return things.kit.shared(("scratch", resource), lambda: things.make(resource, "scratch"))


def holder(things: Things, resource: Resource) -> Thing | None:
    """Return what holds the things of a kind that probes may add to; None for those at the top."""
    return scratch(things, things.table[resource.parent]) if resource.parent else None


def try_to_make(
    things: Things, resource: Resource, body: Mapping[str, Any], parent: Thing | None = None
) -> Attempt:
    """Send a body that may be refused."""
    around = {} if parent is None else parent.place
    place = {**around, **resource.place}
    answer = things.kit.call(resource.create, place, **sending(body, OWN))
    if not answer.is_success:
        return Attempt(body, answer)
    found = new_id(answer, resource)
    is_known = found is not None or not resource.read
    things.kit.stand_on(is_known, f"no id of a new {resource.name}: {answer.brief}")
    return Attempt(body, answer, Thing(resource, found or "", OWN, body, answer, around))


def try_to_change(things: Things, thing: Thing, changes: Mapping[str, Any]) -> Attempt:
    """Send changes that may be refused."""
    operation = thing.resource.update
    body = thing.changed(changes)
    answer = things.kit.call(operation, thing.place, **sending(body, thing.key))
    return Attempt(changes, answer, thing if answer.is_success else None)


def sending(body: Mapping[str, Any], key: str) -> Sending:
    """Return how a body is sent: as UTF-8, or escaped where that has no form for it."""
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return {"key": key, "raw": json.dumps(body).encode()}
    return {"key": key, "body": dict(body)}
