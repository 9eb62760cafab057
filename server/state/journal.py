"""The request journal: the latest exchanges, in memory, within bounds."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from understudy.server.state.time.clock import stamp_of

Headers = Sequence[tuple[bytes, bytes]]
# What Python takes for an entry beside its texts, and for each header.
OVERHEAD, A_HEADER = 500, 150
# So much of a text is searched in one step.
PORTION = 262_144

# So much is kept of a body that is no JSON.
HEAD = 16_384


class Beginning(bytes):
    """The beginning of a body that was not kept whole; `size` is that of all of it."""

    size: int

    @classmethod
    def of(cls, head: bytes, size: int) -> bytes:
        """Return the beginning of a body, or all of it where that is no more."""
        if size == len(head):
            return head
        beginning = cls(head)
        beginning.size = size
        return beginning


def size_of(body: bytes) -> int:
    """Return how long a body was."""
    return body.size if isinstance(body, Beginning) else len(body)


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
    before: int | None = None
    text: str | None = None

    def has(self, entry: Entry) -> bool:
        """Whether an entry is one of them, but for the text."""
        return (
            self.api in (None, entry.api)
            and self.operation in (None, entry.operation)
            and self.method in (None, entry.method)
            and self.key in (None, entry.key)
            and (self.status is None or has_status(entry, self.status))
            and (self.since is None or entry.when >= self.since)
        )


class Step(NamedTuple):
    """A step of a search: the entry that was looked at, and how many bytes of it.

    `found` is the entry where it is one of those that are wanted; then it was the last step.
    """

    number: int
    octets: int
    found: Entry | None


class Journal:
    """The latest exchanges; the oldest give way, the newest always stays."""

    def __init__(self, entries: int = 1000, octets: int = 20_000_000) -> None:
        self._rows: deque[tuple[int, Row]] = deque()
        self._most = entries
        self._octets = octets
        self._held = 0
        self._recorded = self._cleared = 0

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
        self._cleared = self._recorded

    @property
    def dropped(self) -> int:
        """The number of entries that gave way to newer ones since the journal was empty."""
        return self._recorded - self._cleared - len(self._rows)

    def callers(self) -> set[str]:
        """Return the keys and accounts of the exchanges that are held."""
        return {row[12] for _, row in self._rows if row[12] is not None}

    @property
    def numbers(self) -> range:
        """The numbers of the entries that are held."""
        return range(self._recorded - len(self._rows) + 1, self._recorded + 1)

    def get(self, number: int) -> Entry | None:
        """Return the entry that has a number, None where there is none."""
        if number not in self.numbers:
            return None
        return entry_of(self._rows[number - self.numbers.start][1], number)

    def search(self, wanted: Wanted) -> Iterator[Step]:
        """Look for the entries that are wanted, newest first, in steps that take little.

        It looks through what is held now, whatever comes and goes between the steps.
        """
        held = self.numbers
        first = max(held.start, 0 if wanted.after is None else wanted.after + 1)
        last = min(held.stop, held.stop if wanted.before is None else wanted.before) - 1
        rows = [row for _, row in self._rows]
        return (
            step
            for number in range(last, first - 1, -1)
            for step in steps_of(entry_of(rows[number - held.start], number), wanted)
        )


def entry_of(row: Row, number: int) -> Entry:
    """Return what was noted, made readable."""
    when, seconds = datetime.fromtimestamp(row[0], UTC), row[7]
    return Entry(when, *row[1:7], seconds * 1000, *row[8:], number)


def has_status(entry: Entry, status: str) -> bool:
    """Whether an entry has a status like `404`, or one of a class like `4xx`."""
    if status.endswith("xx"):
        return entry.status // 100 == int(status[0])
    return entry.status == int(status)


def steps_of(entry: Entry, wanted: Wanted) -> Iterator[Step]:
    """Look at one entry: in one step, or in several where a text is to be found in it."""
    if not wanted.has(entry):
        yield Step(entry.number, 0, None)
        return
    if wanted.text is None:
        yield Step(entry.number, 0, entry)
        return
    text = wanted.text.encode(errors="surrogatepass").lower()
    for portion in portions_of(entry, len(text)):
        found = entry if text in portion.lower() else None
        yield Step(entry.number, len(portion), found)
        if found:
            return


def portions_of(entry: Entry, width: int) -> Iterator[bytes]:
    """Yield an entry's path, query and bodies in portions that overlap by a text of this width."""
    path = entry.path.encode(errors="surrogatepass")
    for place in (path, entry.query_string, entry.request_body, entry.response_body):
        for start in range(0, max(len(place), 1), PORTION):
            yield place[start : start + PORTION + max(width - 1, 0)]
