"""The snapshot file: the whole content in one JSON document, replaced atomically."""

import os
import re
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import orjson

from understudy.server.state.storage.errors import StoreDamaged, StoreUnusable
from understudy.server.state.storage.rows import Rows

FORMAT = 1
HEAD = re.compile(rb'\{"format":(\d+),"seq":(\d+),"crc32":"([0-9a-f]{8})","tables":')
TAIL = b"}\n"


def read_snapshot(path: Path) -> tuple[int, dict[str, Rows], int]:
    """Return the sequence number, the tables and the size; nothing at all if there is no file."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return 0, {}, 0
    head = HEAD.match(content)
    if head and int(head[1]) > FORMAT:
        raise StoreUnusable(
            f"{path} was written by a later understudy (format {int(head[1])}); "
            "upgrade, or pass another --data DIR"
        )
    body = content[head.end() : -len(TAIL)] if head else b""
    if (
        not head
        or not content.endswith(TAIL)
        or head[3] != _checksum(int(head[1]), int(head[2]), body)
    ):
        raise StoreDamaged(
            f"{path} is damaged; restore a copy of it, or pass another --data DIR to begin anew"
        )
    return int(head[2]), orjson.loads(body), len(content)


def write_snapshot(path: Path, seq: int, tables: bytes) -> int:
    """Put a new snapshot in the place of the old one, whole or not at all; return its size."""
    head = b'{"format":%d,"seq":%d,"crc32":"%b","tables":'
    content = head % (FORMAT, seq, _checksum(FORMAT, seq, tables)) + tables + TAIL
    draft = draft_of(path)
    try:
        with open(draft, "wb", opener=_private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
    return len(content)


def draft_of(path: Path) -> Path:
    """Return where a snapshot is written before it takes its place."""
    return path.with_name(path.name + ".tmp")


def _checksum(layout: int, seq: int, tables: bytes) -> bytes:
    return b"%08x" % crc32(tables, crc32(b"%d %d " % (layout, seq)))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
