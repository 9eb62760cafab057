"""The request journal: the latest exchanges, in memory, within bounds."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Headers = Sequence[tuple[bytes, bytes]]
OVERHEAD = 500


@dataclass(slots=True)
class Entry:
    """One exchange: the very bytes that came in and went out."""

    at: str
    api: str | None
    operation: str | None
    method: str
    path: str
    query: str
    status: int
    duration_ms: float
    request_headers: Headers
    request_body: bytes
    response_headers: Headers
    response_body: bytes


Entries: TypeAlias = list[Entry]  # Journal.list hides the builtin within its class


class Journal:
    """The latest entries; the oldest give way, the newest always stays."""

    def __init__(self, entries: int = 1000, octets: int = 20_000_000) -> None:
        self._entries: deque[tuple[Entry, int]] = deque()
        self._most = entries
        self._octets = octets
        self._held = 0

    @property
    def count(self) -> int:
        """The number of entries that are held."""
        return len(self._entries)

    def record(self, entry: Entry) -> None:
        """Add an entry and let the oldest go, as far as the bounds require."""
        size = _size(entry)
        self._entries.append((entry, size))
        self._held += size
        while self.count > 1 and (self.count > self._most or self._held > self._octets):
            self._held -= self._entries.popleft()[1]

    def clear(self) -> None:
        """Forget every entry."""
        self._entries.clear()
        self._held = 0

    def list(self) -> Entries:
        """Return the entries, oldest first."""
        return [entry for entry, _ in self._entries]


def _size(entry: Entry) -> int:
    headers = (*entry.request_headers, *entry.response_headers)
    octets = sum([len(name) + len(value) for name, value in headers])
    bodies = len(entry.request_body) + len(entry.response_body)
    return OVERHEAD + len(entry.path) + len(entry.query) + octets + bodies
