"""The request journal: the latest exchanges, in memory, within bounds."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import TypeAlias

from understudy.server.state.clock import stamp_of

Headers = Sequence[tuple[bytes, bytes]]
OVERHEAD = 500

# What is noted of an exchange: the fields of Entry but for its number, in their order. Every
# request leaves one, so it is as plain as can be.
Row: TypeAlias = tuple[
    datetime,
    str | None,
    str | None,
    str,
    str,
    bytes,
    int,
    float,
    bytes,
    bytes,
    bytes,
    bytes,
    str | None,
    Sequence[str],
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One exchange: the very bytes that came in and went out."""

    when: datetime
    api: str | None
    operation: str | None
    method: str
    path: str
    query_string: bytes
    status: int
    duration_ms: float
    request_head: bytes
    request_body: bytes
    response_head: bytes
    response_body: bytes
    key: str | None
    faults: Sequence[str]
    number: int

    @property
    def at(self) -> str:
        """When it began, as 2026-06-01T12:00:00.000Z."""
        return stamp_of(self.when)

    @property
    def query(self) -> str:
        """What follows the question mark, as it was sent."""
        return self.query_string.decode("latin-1")

    @property
    def request_headers(self) -> Headers:
        """The headers that came in."""
        return unpacked(self.request_head)

    @property
    def response_headers(self) -> Headers:
        """The headers that went out."""
        return unpacked(self.response_head)


@dataclass(frozen=True)
class Wanted:
    """Which entries somebody asks for; what is None asks for nothing."""

    api: str | None = None
    operation: str | None = None
    method: str | None = None
    status: str | None = None
    key: str | None = None
    since: datetime | None = None
    after: int | None = None
    text: str | None = None
    limit: int | None = None

    def has(self, entry: Entry) -> bool:
        """Whether an entry is one of them, but for the limit."""
        return (
            self.api in (None, entry.api)
            and self.operation in (None, entry.operation)
            and self.method in (None, entry.method)
            and self.key in (None, entry.key)
            and (self.status is None or has_status(entry, self.status))
            and (self.since is None or entry.when >= self.since)
            and (self.after is None or entry.number > self.after)
            and (self.text is None or has_text(entry, self.text))
        )


Entries: TypeAlias = list[Entry]  # Journal.list hides the builtin within its class


class Journal:
    """The latest exchanges; the oldest give way, the newest always stays."""

    def __init__(self, entries: int = 1000, octets: int = 20_000_000) -> None:
        self._rows: deque[Row] = deque()
        self._sizes: deque[int] = deque()
        self._most = entries
        self._octets = octets
        self._held = 0
        self._recorded = 0

    @property
    def count(self) -> int:
        """The number of entries that are held."""
        return len(self._rows)

    def record(self, row: Row) -> None:
        """Note an exchange and let the oldest go, as far as the bounds require."""
        rows = self._rows
        _, _, _, _, path, query, _, _, head, body, answer_head, answer, _, _ = row
        size = OVERHEAD + len(path) + len(query) + len(head) + len(body)
        size += len(answer_head) + len(answer)
        rows.append(row)
        self._sizes.append(size)
        self._recorded += 1
        self._held += size
        while len(rows) > self._most or (self._held > self._octets and len(rows) > 1):
            rows.popleft()
            self._held -= self._sizes.popleft()

    def clear(self) -> None:
        """Forget every entry; the numbers go on, so that who follows the journal misses none."""
        self._rows.clear()
        self._sizes.clear()
        self._held = 0

    def list(self) -> Entries:
        """Return the entries, oldest first."""
        first = self._recorded - len(self._rows) + 1
        return [Entry(*row, number) for number, row in enumerate(self._rows, first)]

    def find(self, wanted: Wanted) -> Entries:
        """Return the entries that are wanted, oldest first; of too many, the newest."""
        found = [entry for entry in self.list() if wanted.has(entry)]
        return found if wanted.limit is None else found[-wanted.limit :]


def packed(headers: Headers) -> bytes:
    """Return headers as one piece; no name and no value of HTTP holds a line feed."""
    return b"\n".join(chain.from_iterable(headers))


def unpacked(head: bytes) -> Headers:
    """Return the headers of one piece."""
    parts = head.split(b"\n") if head else []
    return list(zip(parts[::2], parts[1::2], strict=True))


def has_status(entry: Entry, status: str) -> bool:
    """Whether an entry has a status like `404`, or one of a class like `4xx`."""
    if status.endswith("xx"):
        return entry.status // 100 == int(status[0])
    return entry.status == int(status)


def has_text(entry: Entry, text: str) -> bool:
    """Whether a text stands in an entry's path, query or bodies, in upper case or lower."""
    wanted = text.encode(errors="surrogatepass").lower()
    path = entry.path.encode(errors="surrogatepass")
    places = [path, entry.query_string, entry.request_body, entry.response_body]
    return any(wanted in place.lower() for place in places)
