"""The request journal: the latest exchanges, in memory, within bounds."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TypeAlias

from understudy.server.state.clock import stamp_of

Headers = Sequence[tuple[bytes, bytes]]
# What Python takes for an entry beside its texts, and for each header.
OVERHEAD, A_HEADER = 500, 150

# What is noted of an exchange: when it began, in seconds since 1970; API, operation, method, path,
# query, status; how many seconds it took; headers and body that came in; headers and body that
# went out; the key's id; faults. Every request leaves one.
Row: TypeAlias = tuple[
    float,
    str | None,
    str | None,
    str,
    str,
    bytes,
    int,
    float,
    Headers,
    bytes,
    Headers,
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
    request_headers: Headers
    request_body: bytes
    response_headers: Headers
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
        self._rows: deque[tuple[int, Row]] = deque()
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
        # What came and went is kept as it is: to pack it would take longer than all else here.
        size = OVERHEAD + len(row[4]) + len(row[5]) + len(row[9]) + len(row[11])
        for name, value in row[8]:
            size += A_HEADER + len(name) + len(value)
        for name, value in row[10]:
            size += A_HEADER + len(name) + len(value)
        rows = self._rows
        rows.append((size, row))
        self._recorded += 1
        self._held += size
        while len(rows) > self._most or (self._held > self._octets and len(rows) > 1):
            self._held -= rows.popleft()[0]

    def clear(self) -> None:
        """Forget every entry; the numbers go on, so that who follows the journal misses none."""
        self._rows.clear()
        self._held = 0

    def list(self) -> Entries:
        """Return the entries, oldest first."""
        first = self._recorded - len(self._rows) + 1
        return [entry_of(row, number) for number, (_, row) in enumerate(self._rows, first)]

    def find(self, wanted: Wanted) -> Entries:
        """Return the entries that are wanted, oldest first; of too many, the newest."""
        found = (entry for entry in self._newest_first() if wanted.has(entry))
        return [*islice(found, wanted.limit)][::-1]

    def _newest_first(self) -> Iterator[Entry]:
        for age, (_, row) in enumerate(reversed(self._rows)):
            yield entry_of(row, self._recorded - age)


def entry_of(row: Row, number: int) -> Entry:
    """Return what was noted, made readable."""
    when, seconds = datetime.fromtimestamp(row[0], UTC), row[7]
    return Entry(when, *row[1:7], seconds * 1000, *row[8:], number)


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
