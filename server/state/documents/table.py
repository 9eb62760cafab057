"""TinyDB's database and tables over the journaled storage; documents under text keys."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, NoReturn

import orjson
from tinydb import TinyDB
from tinydb.table import Table

from understudy.server.state.storage.rows import Change, Row, Rows
from understudy.server.state.storage.storage import JournalStorage


class Overlay(MutableMapping[str, Row]):
    """A table as TinyDB reads and updates it: documents are copies, changes are kept aside."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._touched: dict[str, Row | None] = {}

    def __getitem__(self, key: str) -> Row:
        if key not in self._touched:
            # A deep copy: a nested list that is shared would change without being journaled.
            self._touched[key] = orjson.loads(orjson.dumps(self._rows[key]))
        doc = self._touched[key]
        if doc is None:
            raise KeyError(key)
        return doc

    def __setitem__(self, key: str, doc: Row) -> None:
        self._touched[str(key)] = doc

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._touched[key] = None

    def __contains__(self, key: object) -> bool:
        if key in self._touched:
            return self._touched[key] is not None
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._rows if self._touched.get(key, ...) is not None)
        for key, doc in self._touched.items():
            if doc is not None and key not in self._rows:
                yield key

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document, without reading any."""
        self._touched = dict.fromkeys(self._rows)

    def changes(self, table: str) -> list[Change]:
        """Return what differs from the rows underneath."""
        return [
            (table, key, doc) for key, doc in self._touched.items() if self._rows.get(key) != doc
        ]


class KeyTable(Table):
    """A TinyDB table whose documents are found by their own text key; each write is one commit."""

    document_id_class = str  # type: ignore[assignment]  # tinydb types it as int, and allows any
    _storage: JournalStorage

    def __init__(self, storage: JournalStorage, name: str, **_options: object) -> None:
        # Writes reach the rows past this object too, and would leave cached query results behind.
        super().__init__(storage, name, cache_size=0)
        self.rows = storage.rows(name)

    def __len__(self) -> int:
        return len(self.rows)

    def put(self, key: str, doc: Mapping[str, Any]) -> None:
        """Store one document under its key, at a cost that does not grow with the table."""
        self._storage.commit([(self.name, key, doc)])

    def _read_table(self) -> Overlay:  # type: ignore[override]  # a mapping, as its callers need
        return Overlay(self.rows)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        overlay = Overlay(self.rows)
        updater(overlay)
        self._storage.commit(overlay.changes(self.name))

    def _get_next_id(self) -> NoReturn:
        raise TypeError("a document has its own key here; insert Document(fields, key)")


class Database(TinyDB):
    """TinyDB over one JournalStorage."""

    table_class = KeyTable  # type: ignore[assignment]  # tinydb infers the type Table itself
    _storage: JournalStorage

    def __init__(self, storage: JournalStorage) -> None:
        super().__init__(storage=lambda: storage)

    def tables(self) -> set[str]:
        """Return the names of the tables that hold documents."""
        return set(self._storage.tables())

    def drop_table(self, name: str) -> None:
        """Remove a table and its documents."""
        self.table(name).truncate()
        del self._tables[name]
