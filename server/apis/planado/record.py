"""How a change is kept: the new version, a job's history and the announcements, all at once."""

import re
from collections.abc import Mapping
from typing import Any

from understudy.api import (
    Change,
    Clock,
    Conflict,
    Doc,
    Ids,
    NotFound,
    OrgCollection,
    OrgHooks,
    OrgStore,
    shown,
    uuid_of,
)
from understudy.server.apis.planado.event import context_of, event_of
from understudy.server.apis.planado.moment import stamp
from understudy.server.apis.planado.page import is_there
from understudy.server.apis.planado.reference import find_external

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
NAMES = {"jobs": "Job", "clients": "Client", "sites": "Site"}

Puts = list[tuple[str, Doc]]


class Taken(Conflict):
    """The external id is that of something else already."""


class Recorder:
    """Writes one organization's jobs, clients and sites; tests move them as the app would."""

    def __init__(
        self, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock, source: str = "api"
    ) -> None:
        self.org = org
        self.hooks = hooks
        self.ids = ids
        self.now = stamp(clock)
        self.source = source

    def add(self, kind: str, entity: Doc, payload: Mapping[str, Any]) -> Doc:
        """Keep something new."""
        return self.keep(kind, f"{NAMES[kind].lower()}_created", entity, payload)

    def change(self, kind: str, entity: Doc, fields: Mapping[str, Any]) -> Doc:
        """Keep other values of some fields as a new version; no field makes no version."""
        if not fields:
            return entity
        return self.keep(
            kind, f"{NAMES[kind].lower()}_updated", self.next_version(entity, fields), fields
        )

    def remove(self, kind: str, entity: Doc) -> Doc:
        """Take something out of sight; its place in the list stays."""
        gone = self.next_version(entity, {"_removed": True})
        return self.keep(kind, f"{NAMES[kind].lower()}_deleted", gone, {})

    def next_version(self, entity: Doc, fields: Mapping[str, Any]) -> Doc:
        """Return the next version of something."""
        version = {"version": entity["version"] + 1, "updated_at": self.now}
        return {**entity, **fields, **version}

    def keep(self, kind: str, event_type: str, entity: Doc, payload: Mapping[str, Any]) -> Doc:
        """Write a version of something with all that tells of it."""
        puts, announced = self.changes(kind, event_type, entity, payload)
        self.org.write(puts, also=announced)
        return entity

    def changes(
        self, kind: str, event_type: str, entity: Doc, payload: Mapping[str, Any]
    ) -> tuple[Puts, list[Change]]:
        """Return what keeping a version means: its documents, and what is announced of it."""
        puts: Puts = [(kind, entity)]
        if kind == "jobs":
            puts.append(("history", self.history(event_type, entity, payload)))
        return puts, self.hooks.announce(event_of(event_type, entity, self.source))

    def history(self, event_type: str, job: Doc, payload: Mapping[str, Any]) -> Doc:
        """Return the entry in a job's history that made this version of it."""
        return {
            "version": job["version"],
            "uuid": uuid_of(self.ids),
            "type": event_type,
            "payload": shown(payload),
            "context": context_of(self.now, self.source),
            "_job": job["uuid"],
        }


def found(collection: OrgCollection, wanted: str) -> Doc:
    """Return what has this uuid or external id, or raise NotFound."""
    entity = find_external(collection, wanted)
    if entity is None:
        raise NotFound(f"{NAMES[collection.name]} not found")
    return entity


def found_or_new(collection: OrgCollection, wanted: str) -> Doc | None:
    """Return what has this uuid or external id, or None where the id may become something new's.

    A uuid is never made by a caller: an unknown one is not found.
    """
    entity = find_external(collection, wanted)
    if entity is None and UUID.fullmatch(wanted):
        raise NotFound(f"{NAMES[collection.name]} not found")
    return entity


def refuse_taken(collection: OrgCollection, external_id: str | None) -> None:
    """Raise Taken where an external id is in use already."""
    if external_id is None:
        return
    if any(is_there(row) for row in collection.where(external_id)):
        raise Taken(f"external_id is taken by another {NAMES[collection.name].lower()}")
