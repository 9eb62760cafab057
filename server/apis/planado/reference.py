"""What a body refers to: found by uuid or by name, and shown in the form of a reference."""

from collections.abc import Iterable
from typing import Any

from understudy.api import Doc, NotFound, OrgCollection, OrgStore
from understudy.server.apis.planado.page import is_there

Reference = dict[str, Any]


def find_by(collection: OrgCollection, wanted: Doc, name: str) -> Doc | None:
    """Return the row with the wanted uuid or, where none is given, the wanted name."""
    if "uuid" in wanted:
        return find_uuid(collection, wanted["uuid"])
    return first(row for row in collection.all() if row[name] == wanted[name] and is_there(row))


def find_external(collection: OrgCollection, wanted: str) -> Doc | None:
    """Return the row with a uuid or, where none has it, an external id."""
    row = find_uuid(collection, wanted)
    return row or first(row for row in collection.where(wanted) if is_there(row))


def find_uuid(collection: OrgCollection, wanted: str) -> Doc | None:
    """Return the row with a uuid, whose letters may be capitals."""
    row = collection.find(wanted) or collection.find(wanted.lower())
    return row if row is not None and is_there(row) else None


def first(rows: Iterable[Doc]) -> Doc | None:
    """Return the first row, if there is any."""
    return next(iter(rows), None)


def refer(
    collection: OrgCollection, wanted: Doc | None, field: str, name: str = "name"
) -> Reference | None:
    """Return uuid and name of what a field of a body refers to; null refers to nothing."""
    if wanted is None:
        return None
    row = find_by(collection, wanted, name)
    if row is None:
        raise NotFound(f"{field} is unknown: there is no such entry in {collection.name}")
    return {"uuid": row["uuid"], name: row[name]}


def refer_external(collection: OrgCollection, wanted: Doc | None, field: str) -> Reference | None:
    """Return uuid and external id of the client or site that a field of a body refers to."""
    return refer(collection, wanted, field, "external_id")


def assign(org: OrgStore, wanted: Doc | None, field: str) -> Reference | None:
    """Return the worker or team that is to be assigned; null is nobody."""
    if wanted is None:
        return None
    if "worker" in wanted:
        return {"worker": refer(org.users, wanted["worker"], f"{field}.worker", "email")}
    return {"team": refer(org.teams, wanted["team"], f"{field}.team")}
