"""The data directory: its lock, its snapshot and its journal of commits."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from understudy.server.state.storage.errors import StoreInUse, StoreUnusable
from understudy.server.state.storage.rows import Rows
from understudy.server.state.storage.snapshot import draft_of, read_snapshot, write_snapshot
from understudy.server.state.storage.writelog import WriteLog

LOCK = ".lock"
SNAPSHOT = "snapshot.json"
JOURNAL = "journal.log"

log = logging.getLogger("understudy.store")


class Disk:
    """One process's hold on a data directory, from opening to close."""

    def __init__(self, directory: Path, *, fsync: bool) -> None:
        self._directory = directory
        self._snapshot = directory / SNAPSHOT
        self.snapshot_size = 0
        with self._explained("use"):
            self._make_directory()
            self._lock = FileLock(directory / LOCK, thread_local=False)
            self._acquire()
            try:
                draft_of(self._snapshot).unlink(missing_ok=True)
                self._log = WriteLog(directory / JOURNAL, fsync=fsync)
            except (OSError, StoreInUse):
                self._lock.release()
                raise

    @property
    def log_size(self) -> int:
        """The octets of journal that a restart would have to replay."""
        return self._log.size

    def load(self) -> tuple[int, dict[str, Rows], list[tuple[int, list[Any]]]]:
        """Return the snapshot's number and tables, and the commits since."""
        with self._explained("read"):
            seq, tables, self.snapshot_size = read_snapshot(self._snapshot)
            commits = list(self._log.replay(seq))
            self._sync()
        return seq, tables, commits

    def append(self, body: bytes) -> None:
        """Keep one commit, whole or not at all."""
        try:
            self._log.append(body)
        except OSError as error:
            raise self._unusable("write", error) from error

    def publish(self, seq: int, tables: bytes) -> None:
        """Keep the whole content, whole or not at all, and drop the journal that led to it."""
        with self._explained("write"):
            self.snapshot_size = write_snapshot(self._snapshot, seq, tables)
        try:
            self._sync()
            self._log.clear()
        except OSError as error:
            # The snapshot stands. The lines that it holds are skipped when they are read again.
            log.warning("%s: the journal could not be emptied: %s", self._directory, error)

    def close(self) -> None:
        """Let go of the directory."""
        self._log.close()
        self._lock.release()

    def _make_directory(self) -> None:
        if self._directory.exists() and not self._directory.is_dir():
            raise StoreUnusable(f"{self._directory} is a file; --data needs a directory")
        self._directory.mkdir(parents=True, exist_ok=True)

    def _acquire(self) -> None:
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise StoreInUse(
                f"{self._directory} is in use by another understudy; "
                "stop it or pass another --data DIR"
            ) from None

    def _sync(self) -> None:
        fd = os.open(self._directory, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    @contextmanager
    def _explained(self, verb: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._unusable(verb, error) from error

    def _unusable(self, verb: str, error: OSError) -> StoreUnusable:
        place = error.filename or self._directory
        reason = error.strerror or str(error)
        return StoreUnusable(f"cannot {verb} {place}: {reason}", reason)
