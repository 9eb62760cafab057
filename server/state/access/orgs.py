"""Organizations: which there are by API, and how one is added."""

from collections.abc import Collection as Group
from dataclasses import dataclass
from typing import TypeAlias

from understudy.server.state.access.keys import ORGS
from understudy.server.state.documents.store import PART, Store
from understudy.server.state.failures import Conflict, Invalid, NotFound, listed, unknown_name
from understudy.server.state.ids import Ids
from understudy.server.state.storage.rows import Doc


@dataclass(frozen=True)
class Org:
    """An organization of one API; `plan` is "" where it has none."""

    api: str
    id: str
    name: str
    plan: str = ""


OrgList: TypeAlias = list[Org]  # Orgs.list hides the builtin within its class


class Orgs:
    """The organizations of every API."""

    def __init__(self, store: Store, ids: Ids, apis: Group[str]) -> None:
        self._store = store
        self._ids = ids
        self._apis = apis
        self._rows = store.rows(ORGS)

    def list(self) -> OrgList:
        """Return every organization, in the order of creation."""
        return [_org(row) for row in self._rows.values()]

    def find(self, api: str, org_id: str) -> Org:
        """Return one organization, or raise NotFound."""
        row = self._rows.get(f"{api}:{org_id}")
        if row is None:
            names = [org.id for org in self.list() if org.api == api]
            there = listed(names, org_id)
            raise NotFound(f"{api} has no organization {org_id!r}; there are: {there}")
        return _org(row)

    def add(self, api: str, name: str, org_id: str | None = None, plan: str = "") -> Org:
        """Add an organization without any documents; Conflict where its id is taken."""
        if api not in self._apis:
            raise unknown_name(api, [*self._apis], "api")
        if org_id is not None and not PART.fullmatch(org_id):
            raise Invalid("may hold only lower-case letters, digits and underscores", "id")
        org = Org(api, org_id or self._ids.make("org"), name, plan)
        if f"{api}:{org.id}" in self._rows:
            raise Conflict(f"{api} has an organization {org.id!r} already")
        row = {"id": org.id, "api": api, "name": name, **({"plan": plan} if plan else {})}
        self._store.commit([(ORGS, f"{api}:{org.id}", row)])
        return org


def _org(row: Doc) -> Org:
    return Org(row["api"], row["id"], row["name"], row.get("plan", ""))
