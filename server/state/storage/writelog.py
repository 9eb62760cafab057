"""The append-only file of commits: one line each, with its checksum."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from understudy.server.state.storage.errors import StoreDamaged, StoreInUse, StoreUnusable

# macOS has no fdatasync.
sync_data = getattr(os, "fdatasync", os.fsync)


# Format 1 had no such line; what follows it is the same.
FORMAT = 2
FIRST_LINE = b"understudy-journal %d\n" % FORMAT
ANY_FIRST_LINE = re.compile(rb"understudy-journal ([0-9]{1,9})\n")


class WriteLog:
    """A line with the format, then lines of `checksum [seq, changes]`.

    What follows the last whole line was never acknowledged.
    """

    def __init__(self, path: Path, *, fsync: bool) -> None:
        self._path = path
        self._fsync = fsync
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        self._is_torn = False
        self.size = 0
        self._hold()

    def _hold(self) -> None:
        """Keep other processes away while the file is open, whatever becomes of `.lock`."""
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._fd)
            raise StoreInUse(
                f"{self._path} is in use by another understudy; stop it or pass another --data DIR"
            ) from None

    def replay(self, seq: int) -> Iterator[tuple[int, list[Any]]]:
        """Yield the commits after `seq` in order, then cut a torn tail; refuse any other damage."""
        content = self._read()
        whole = content.rfind(b"\n") + 1
        at = self._length_of_first_line(content)
        is_stale = True
        for line in content[at:whole].split(b"\n")[:-1]:
            number, changes = self._decode(line, at)
            # A snapshot that took its place just before a crash leaves the lines that it holds.
            is_stale = is_stale and number <= seq
            if not is_stale and number != seq + 1:
                raise self._damaged(at, f"write {number} does not follow write {seq}")
            if not is_stale:
                seq = number
                yield number, changes
            at += len(line) + 1
        self.size = whole
        if whole != len(content):
            self._cut()

    def _read(self) -> bytes:
        """Return the content; a last line that lost only its end is whole, and gets it back."""
        content = os.pread(self._fd, os.fstat(self._fd).st_size, 0)
        start = content.rfind(b"\n") + 1
        for line in (content[start:], content[start:-1]):
            if len(line) > 9 and line[:9] == b"%08x " % crc32(line[9:]):
                os.ftruncate(self._fd, start)
                os.write(self._fd, line + b"\n")
                return content[:start] + line + b"\n"
        return content

    def _length_of_first_line(self, content: bytes) -> int:
        found = ANY_FIRST_LINE.match(content)
        if found and int(found[1]) > FORMAT:
            raise StoreUnusable(
                f"{self._path} was written by a later release, in format {int(found[1])}; "
                f"this one reads up to {FORMAT}: upgrade understudy, or pass another --data DIR"
            )
        return found.end() if found else 0

    def append(self, body: bytes) -> None:
        """Add one line, whole or not at all."""
        if self._is_torn:
            self._cut()
        line = b"%08x %b\n" % (crc32(body), body)
        if not self.size:
            line = FIRST_LINE + line
        self._is_torn = True
        try:
            if os.write(self._fd, line) != len(line):
                raise OSError(ENOSPC, os.strerror(ENOSPC))
            if self._fsync:
                sync_data(self._fd)
        except BaseException:
            with suppress(OSError):
                self._cut()
            raise
        self.size += len(line)
        self._is_torn = False

    def clear(self) -> None:
        """Drop every line; a snapshot holds them."""
        os.ftruncate(self._fd, 0)
        self.size = 0
        self._is_torn = False

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._fd)

    def _cut(self) -> None:
        os.ftruncate(self._fd, self.size)
        self._is_torn = False

    def _decode(self, line: bytes, at: int) -> tuple[int, list[Any]]:
        body = line[9:]
        if line[:9] != b"%08x " % crc32(body):
            raise self._damaged(at, "its checksum is wrong")
        number, changes = orjson.loads(body)
        return number, changes

    def _damaged(self, at: int, why: str) -> StoreDamaged:
        return StoreDamaged(
            f"{self._path} is damaged at byte {at}: {why}; restore a copy of it, or drop what was "
            f"written from there on with: truncate -s {at} {self._path}"
        )
