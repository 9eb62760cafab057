"""The request journal: the latest exchanges, in memory, within bounds."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from understudy.server.state.rows import Headers, Held, Row, held, is_small, room_of, row_of
from understudy.server.state.time.clock import stamp_of

# So many are packed together: one at a time, each would take three times as long, for by then the
# processor has forgotten how it goes.
TOGETHER = 32
# So much of a text is searched in one step.
PORTION = 262_144


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
        self._rows: deque[Held] = deque()
        self._coming: list[Row] = []
        self._most = entries
        self._octets = octets
        self._held = 0
        self._recorded = self._cleared = 0

    @property
    def count(self) -> int:
        """The number of entries that are held."""
        return len(self._settled())

    def record(self, row: Row) -> None:
        """Note an exchange and let the oldest go, as far as the bounds require."""
        self._recorded += 1
        self._coming.append(row)
        # What is large is held at once: of these, a few would be too much.
        if len(self._coming) >= TOGETHER or not is_small(row):
            self._settled()

    def _settled(self) -> deque[Held]:
        """Return what is held, with what has come since somebody last looked."""
        rows = self._rows
        for row in self._coming:
            kept = held(row)
            rows.append(kept)
            self._held += room_of(kept)
        self._coming.clear()
        while len(rows) > self._most or (self._held > self._octets and len(rows) > 1):
            self._held -= room_of(rows.popleft())
        return rows

    def clear(self) -> None:
        """Forget every entry; the numbers go on, so that who follows the journal misses none."""
        self._rows.clear()
        self._coming.clear()
        self._held = 0
        self._cleared = self._recorded

    @property
    def dropped(self) -> int:
        """The number of entries that gave way to newer ones since the journal was empty."""
        return self._recorded - self._cleared - self.count

    def callers(self) -> set[str]:
        """Return the keys and accounts of the exchanges that are held."""
        keys = (row_of(kept)[12] for kept in self._settled())
        return {key for key in keys if key is not None}

    @property
    def numbers(self) -> range:
        """The numbers of the entries that are held."""
        return range(self._recorded - self.count + 1, self._recorded + 1)

    def get(self, number: int) -> Entry | None:
        """Return the entry that has a number, None where there is none."""
        if number not in self.numbers:
            return None
        return entry_of(self._rows[number - self.numbers.start], number)

    def search(self, wanted: Wanted) -> Iterator[Step]:
        """Look for the entries that are wanted, newest first, in steps that take little.

        It looks through what is held now, whatever comes and goes between the steps.
        """
        numbers = self.numbers
        first = max(numbers.start, 0 if wanted.after is None else wanted.after + 1)
        last = min(numbers.stop, numbers.stop if wanted.before is None else wanted.before) - 1
        rows = [*self._rows]
        return (
            step
            for number in range(last, first - 1, -1)
            for step in steps_of(entry_of(rows[number - numbers.start], number), wanted)
        )


def entry_of(kept: Held, number: int) -> Entry:
    """Return what was noted, made readable."""
    row = row_of(kept)
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
