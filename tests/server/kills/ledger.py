"""What a client knows of what it wrote: acknowledged, under way, or gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeAlias

# Something written: its kind, such as `jobs`, and its id.
Thing: TypeAlias = tuple[str, str]
# What it says, None where it is gone.
Value: TypeAlias = str | None


@dataclass
class Ledger:
    """The last acknowledged value of each thing, and the one that may have been written since.

    Several threads write; each thing has one writer.
    """

    known: dict[Thing, Value] = field(default_factory=dict)
    under_way: dict[Thing, Value] = field(default_factory=dict)
    touched: set[Thing] = field(default_factory=set)
    serials: dict[int, str] = field(default_factory=dict)
    acknowledged: int = 0
    reused: int = 0
    _lock: Lock = field(default_factory=Lock)

    def made(self, thing: Thing, value: str) -> None:
        """Note something new; its id must be one that never was."""
        with self._lock:
            self.reused += thing in self.known
            self.acknowledged += 1
            self.known[thing] = value
            self.touched.add(thing)

    def numbered(self, serial: int, uuid: str) -> None:
        """Note the number of something; no other may ever have had it."""
        with self._lock:
            self.reused += self.serials.setdefault(serial, uuid) != uuid

    @contextmanager
    def changing(self, thing: Thing, value: Value) -> Iterator[None]:
        """Note a change: under way, and acknowledged where the block ends well."""
        self.under_way[thing] = value
        self.touched.add(thing)
        yield
        with self._lock:
            self.acknowledged += 1
            self.known[thing] = value
            del self.under_way[thing]

    def is_lost(self, thing: Thing, found: Value) -> bool:
        """Whether what is found is neither what was acknowledged nor what was under way."""
        expected = {self.known[thing], self.under_way.get(thing, self.known[thing])}
        self.known[thing] = found
        self.under_way.pop(thing, None)
        return found not in expected
