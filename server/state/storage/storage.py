"""The storage under TinyDB: the content in memory, and on disk an account of every commit."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

import orjson
from tinydb.storages import Storage

from understudy.server.state.failures import Invalid
from understudy.server.state.storage.disk import Disk
from understudy.server.state.storage.errors import (
    StoreUnusable,
)
from understudy.server.state.storage.rows import Change, Doc, Row, Rows, Tables

STORABLE = (dict, type(None))
log = logging.getLogger("understudy.store")


class Watcher(Protocol):
    """Something that is kept in step with a table."""

    def change(self, key: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one document from what it was to what it is."""

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew from these rows."""


class JournalStorage(Storage):
    """Tables of documents; a commit reaches the journal first and memory second."""

    def __init__(
        self, directory: Path | None, *, fsync: bool = False, compact_after: int = 4_000_000
    ) -> None:
        self.seq = 0
        self.lock = RLock()
        self._rows: dict[str, Rows] = {}
        self._watchers: dict[str, list[Watcher]] = {}
        self._is_closed = False
        self._compact_after = compact_after
        self._disk = None if directory is None else Disk(directory, fsync=fsync)
        if self._disk:
            self._load(self._disk)

    def rows(self, table: str) -> Rows:
        """Return the live rows of a table; the same object for the life of the storage."""
        rows = self._rows.get(table)
        if rows is None:
            rows = self._rows[table] = {}
        return rows

    def tables(self) -> dict[str, Rows]:
        """Return the live rows of every table that has any."""
        return {name: rows for name, rows in self._rows.items() if rows}

    def watch(self, table: str, watcher: Watcher) -> None:
        """Keep the watcher in step with a table from now on."""
        watcher.rebuild(self.rows(table))
        self._watchers.setdefault(table, []).append(watcher)

    def commit(self, changes: Sequence[Change]) -> None:
        """Make all the changes or none; a document of None is a removal."""
        if not changes:
            return
        self._refuse_when_closed()
        for table, key, doc in changes:
            if type(table) is not str or type(key) is not str or not isinstance(doc, STORABLE):
                raise TypeError(f"a document under a text key, not {key!r}: {type(doc).__name__}")
        with self.lock:
            body = _encoded([self.seq + 1, changes])
            if self._disk:
                self._disk.append(body)
            self.seq += 1
            # Memory holds what a restart would read, and shares nothing with the caller's objects.
            self._apply(orjson.loads(body)[1])
            if self._disk and self._disk.log_size > self._compact_at:
                self._compact(self._disk)

    def replace(self, tables: Tables, seq: int = 0) -> None:
        """Put this content in the place of all there is, atomically; `seq` is its least number."""
        self._refuse_when_closed()
        body = _encoded(tables)
        with self.lock:
            number = max(seq, self.seq + 1)
            if self._disk:
                self._publish(self._disk, number, body)
            self.seq = number
            self._adopt(orjson.loads(body))

    def snapshot(self) -> None:
        """Write the whole content to disk and empty the journal; in memory, do nothing."""
        self._refuse_when_closed()
        with self.lock:
            if self._disk:
                self._publish(self._disk, self.seq, _encoded(self.tables()))

    def read(self) -> dict[str, dict[str, Row]]:
        """Return a copy of everything, as TinyDB's own tables expect it."""
        copy: dict[str, dict[str, Row]] = orjson.loads(orjson.dumps(self.tables()))
        return copy

    def write(self, data: Mapping[str, Mapping[str, Doc]]) -> None:
        """Commit what differs in `data`, as TinyDB's own tables hand it over."""
        changes: list[Change] = [
            (name, key, None)
            for name, rows in self._rows.items()
            for key in rows
            if key not in data.get(name, {})
        ]
        for name, docs in data.items():
            rows = self._rows.get(name, {})
            changes += [(name, key, doc) for key, doc in docs.items() if rows.get(key) != doc]
        self.commit(changes)

    def close(self) -> None:
        """Compact what the journal holds, and let go of the directory and of who watches."""
        with self.lock:
            if self._disk and not self._is_closed:
                if self._disk.log_size:
                    self._compact(self._disk)
                self._disk.close()
            self._is_closed = True
            # They hold what holds this storage.
            self._watchers.clear()

    def _load(self, disk: Disk) -> None:
        try:
            self.seq, self._rows, commits = disk.load()
        except BaseException:
            disk.close()
            raise
        for seq, changes in commits:
            self._apply(changes)
            self.seq = seq
        self._compact_at = self._threshold(disk)

    def _apply(self, changes: list[tuple[str, str, Row | None]]) -> None:
        at: str | None = None
        rows: Rows = {}
        watchers: list[Watcher] = []
        for table, key, doc in changes:
            # A cascade has thousands of changes of one table.
            if table != at:
                at, rows, watchers = table, self.rows(table), self._watchers.get(table, [])
            before = rows.get(key)
            if doc is None:
                rows.pop(key, None)
            else:
                rows[key] = doc
            for watcher in watchers:
                watcher.change(key, before, doc)

    def _adopt(self, tables: dict[str, Rows]) -> None:
        for rows in self._rows.values():
            rows.clear()
        for name, docs in tables.items():
            self.rows(name).update(docs)
        for name, watchers in self._watchers.items():
            for watcher in watchers:
                watcher.rebuild(self.rows(name))

    def _publish(self, disk: Disk, seq: int, tables: bytes) -> None:
        disk.publish(seq, tables)
        # A journal that could not be emptied must not be compacted again with every commit.
        self._compact_at = self._threshold(disk) + disk.log_size

    def _refuse_when_closed(self) -> None:
        if self._is_closed:
            raise StoreUnusable("the store is closed; open it again to write")

    def _compact(self, disk: Disk) -> None:
        try:
            self.snapshot()
        except StoreUnusable as error:
            # Every commit is in the journal already; only its length suffers.
            self._compact_at = 2 * disk.log_size
            log.warning("the journal was not compacted: %s", error)

    def _threshold(self, disk: Disk) -> int:
        return max(self._compact_after, 2 * disk.snapshot_size)


def _encoded(content: Any) -> bytes:
    try:
        return orjson.dumps(content)
    except orjson.JSONEncodeError as error:
        if "Recursion limit" in str(error):
            raise Invalid("is nested too deeply") from error
        raise
