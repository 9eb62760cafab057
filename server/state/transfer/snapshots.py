"""Named snapshots: the whole content of a store at an instant, kept in memory."""

from dataclasses import dataclass
from typing import TypeAlias

from understudy.server.state.documents.store import Store
from understudy.server.state.failures import Conflict, NotFound
from understudy.server.state.storage.rows import Tables
from understudy.server.state.time.clock import Clock

MOST = 20


@dataclass(frozen=True)
class Snapshot:
    """Content under a name; its documents are those of the store, which never change in place."""

    name: str
    saved_at: str
    tables: Tables

    @property
    def documents(self) -> int:
        """The number of documents in it, those of the system not counted."""
        return count_documents(self.tables)


SnapshotList: TypeAlias = list[Snapshot]  # Snapshots.list hides the builtin within its class


class Snapshots:
    """The snapshots of one store by name."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._kept: dict[str, Snapshot] = {}

    def list(self) -> SnapshotList:
        """Return every snapshot, in the order of saving."""
        return list(self._kept.values())

    def save(self, name: str) -> Snapshot:
        """Keep the content of now under a name, in place of what has that name already."""
        if name not in self._kept and len(self._kept) >= MOST:
            raise Conflict(f"{MOST} snapshots are kept, which is the most; DELETE one first")
        self._kept.pop(name, None)
        self._kept[name] = Snapshot(name, self._clock.stamp(), self._store.tables())
        return self._kept[name]

    def load(self, name: str) -> Snapshot:
        """Put a snapshot in the place of all there is; it can be loaded again."""
        snapshot = self._find(name)
        self._store.replace(snapshot.tables)
        return snapshot

    def remove(self, name: str) -> Snapshot:
        """Forget a snapshot."""
        snapshot = self._find(name)
        del self._kept[name]
        return snapshot

    def _find(self, name: str) -> Snapshot:
        try:
            return self._kept[name]
        except KeyError:
            raise NotFound(f"no snapshot is called {name!r}; GET /snapshots lists them") from None


def count_documents(tables: Tables) -> int:
    """Return the number of documents in tables, those of the system not counted."""
    return sum(len(rows) for name, rows in tables.items() if not name.startswith("_"))
