"""What clients and sites share: POST makes one, and PATCH changes or makes one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.api import Created, Doc, NotFound, OrgCollection
from understudy.server.apis.planado.record import NAMES, Recorder, found_or_new, refuse_taken

Body = Mapping[str, Any]
Fields = dict[str, Any]
Answer = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of thing that an external id may make.

    `lacks` returns what a body needs to become one, "" where it has all; `new` makes one of a
    body and an external id, and `changed` returns the fields to which a body gives other values.
    """

    collection: str
    lacks: Callable[[Doc], str]
    new: Callable[[Doc, str | None, Recorder], Fields]
    changed: Callable[[Doc, Doc, Recorder], Fields]

    def of(self, recorder: Recorder) -> OrgCollection:
        """Return all things of this kind that an account has."""
        found: OrgCollection = recorder.org[self.collection]
        return found

    def receipt(self, entity: Doc) -> Answer:
        """Return the answer of a write: which thing was written."""
        return {f"{NAMES[self.collection].lower()}_uuid": entity["uuid"]}


def create(kind: Kind, body: Body, recorder: Recorder) -> Answer:
    """Add what a body describes."""
    external_id = body.get("external_id")
    refuse_taken(kind.of(recorder), external_id)
    return kind.receipt(recorder.add(kind.collection, kind.new(body, external_id, recorder), body))


def update_or_create(kind: Kind, wanted: str, body: Body, recorder: Recorder) -> Answer | Created:
    """Change the fields that a body names, or add a thing of this external id."""
    entity = found_or_new(kind.of(recorder), wanted)
    if entity is not None:
        recorder.change(kind.collection, entity, kind.changed(entity, body, recorder))
        return kind.receipt(entity)
    lacking = kind.lacks(body)
    if lacking:
        raise NotFound(f"{NAMES[kind.collection]} not found; to create one, {lacking}")
    entity = recorder.add(kind.collection, kind.new(body, wanted, recorder), body)
    return Created(kind.receipt(entity))
