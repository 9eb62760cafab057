"""The store: the only door through which documents are written, in one total order."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.index import Indexes
from understudy.server.state.documents.org_store import OrgCollection, OrgStore
from understudy.server.state.documents.table import Database, KeyTable
from understudy.server.state.ids import Ids
from understudy.server.state.storage.rows import Change, Doc, Row, Tables
from understudy.server.state.storage.storage import JournalStorage, Watcher

PART = re.compile(r"[a-z0-9_]+", re.ASCII)
META = "_meta"


def table_of(api: str, org_id: str, collection: Collection) -> str:
    """Return the table of a collection as an organization meets it.

    That of a shared one has no organization's name: an empty one, which none can bear.
    """
    if collection.shared:
        return f"{api}::{collection.name}"
    return table_name(api, org_id, collection.name)


def table_name(api: str, org_id: str, collection: str) -> str:
    """Return the table of one organization's collection, or raise ValueError."""
    for part in (api, org_id, collection):
        if not PART.fullmatch(part):
            raise ValueError(f"{part!r} may hold only lower-case letters, digits and underscores")
    return f"{api}:{org_id}:{collection}"


class Store:
    """Every organization's documents, and the system's own tables, over one storage."""

    def __init__(
        self,
        storage: JournalStorage,
        collections: Mapping[str, Sequence[Collection]],
        ids: Ids,
    ) -> None:
        self.database = Database(storage)
        self._storage = storage
        self._collections = {api: tuple(declared) for api, declared in collections.items()}
        self._ids = ids
        self._orgs: dict[tuple[str, str], OrgStore] = {}
        self._shared: dict[str, Indexes] = {}
        kept = storage.rows(META).get("ids")
        if kept:
            ids.resume(int(kept["seed"]), kept["counter"])
        self._counted = ids.counter

    @property
    def is_new(self) -> bool:
        """Was nothing ever written here?"""
        return self._storage.seq == 0

    def org(self, api: str, org_id: str) -> OrgStore:
        """Return what a handler of this API gets for this organization."""
        found = self._orgs.get((api, org_id))
        if found is None:
            found = self._orgs[api, org_id] = self._open(api, org_id)
        return found

    def rows(self, table: str) -> Mapping[str, Doc]:
        """Return the live rows of any table, never to be mutated."""
        return self._storage.rows(table)

    def watch(self, table: str, watcher: Watcher) -> None:
        """Keep the watcher in step with a table from now on."""
        self._storage.watch(table, watcher)

    def commit(self, changes: list[Change]) -> None:
        """Make all the changes or none, together with the counter of identifiers."""
        if not changes:
            return
        with self._storage.lock:
            number = self._storage.seq + 1
            numbered: list[Change] = [
                (table, key, doc if doc is None or table[:1] == "_" else {**doc, "_seq": number})
                for table, key, doc in changes
            ]
            counter = self._ids.counter
            if counter != self._counted:
                numbered.append((META, "ids", _kept(self._ids.seed, counter)))
            self._storage.commit(numbered)
            self._counted = counter

    def replace(self, tables: Tables) -> None:
        """Put this content in the place of all there is; ids begin anew unless it says where."""
        with self._storage.lock:
            content, seq = _numbered(tables, self._storage.seq)
            kept = content.get(META, {}).get("ids")
            seed, counter = (int(kept["seed"]), kept["counter"]) if kept else self._ids.origin
            content[META] = {"ids": _kept(seed, counter)}
            self._storage.replace(content, seq)
            self._ids.resume(seed, counter)
            self._counted = counter

    def tables(self) -> dict[str, dict[str, Doc]]:
        """Return the whole content as it is now; the documents are live."""
        content: dict[str, dict[str, Doc]] = {
            name: dict(rows) for name, rows in self._storage.tables().items()
        }
        content[META] = {"ids": _kept(self._ids.seed, self._ids.counter)}
        return content

    def close(self) -> None:
        """Finish what is on disk and let go of it, and of all that was handed out."""
        self._orgs.clear()
        self.database.close()

    def _open(self, api: str, org_id: str) -> OrgStore:
        if api not in self._collections:
            raise ValueError(f"no API called {api!r}; there are: {', '.join(self._collections)}")
        opened = {}
        for collection in self._collections[api]:
            name = table_of(api, org_id, collection)
            table: KeyTable = self.database.table(name)  # type: ignore[assignment]  # table_class
            opened[collection.name] = OrgCollection(
                collection, table, self._indexes(name, collection), self
            )
        return OrgStore(opened, self)

    def _indexes(self, name: str, collection: Collection) -> Indexes:
        """Return what finds the documents of a table; of one that organizations share, the same."""
        indexes = self._shared.get(name)
        if indexes is None:
            indexes = Indexes(collection)
            for each in indexes.watchers():
                self._storage.watch(name, each)
            if collection.shared:
                self._shared[name] = indexes
        return indexes


def _kept(seed: int, counter: int) -> Row:
    # A seed may be any integer, JSON's end at 64 bits.
    return {"id": "ids", "seed": str(seed), "counter": counter}


def _numbered(tables: Tables, seq: int) -> tuple[dict[str, dict[str, Doc]], int]:
    """Give a number to each document that lacks one, above all that there were and are."""
    last = max([seq, *(doc.get("_seq", 0) for rows in tables.values() for doc in rows.values())])
    content: dict[str, dict[str, Any]] = {}
    for name, rows in tables.items():
        content[name] = dict(rows)
        if name.startswith("_"):
            continue
        for key, doc in rows.items():
            if "_seq" not in doc:
                last += 1
                content[name][key] = {**doc, "_seq": last}
    return content, last
