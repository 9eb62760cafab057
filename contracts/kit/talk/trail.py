"""What was sent so far, and which answer first named an id: the memory that reproducers need."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from understudy.contracts.kit.talk.exchange import Exchange

ID_KEY = re.compile(r"(?i)^_?(?:uu)?id$|Id$|_(?:uu)?id$")
Pointer = tuple[str | int, ...]


@dataclass(frozen=True)
class Origin:
    """The answer that first named an id, and where in it the id stands."""

    exchange: Exchange
    pointer: Pointer


@dataclass(frozen=True)
class Derived:
    """An id that was made from a real one: how, and by which shell expression of it (`{}`)."""

    source: str
    shell: str
    make: Callable[[str], str]


class Trail:
    """Keeps all that was sent; of reads before the current scope, without what they answered.

    `tokens` says by operation where its answers hold tokens: these are taken as ids are.
    """

    def __init__(self, tokens: Mapping[str, Sequence[Pointer]] = MappingProxyType({})) -> None:
        self._tokens = tokens
        self._past: list[Exchange] = []
        self._scope: list[Exchange] = []
        self._origins: dict[str, Origin] = {}
        self._derived: dict[str, Derived] = {}
        self._strays: dict[str, int] = {}
        self._once: dict[str, str] = {}
        self._again = 0

    @property
    def scope(self) -> tuple[Exchange, ...]:
        """What was sent since the current rule or example began."""
        return tuple(self._scope)

    @property
    def history(self) -> tuple[Exchange, ...]:
        """All that was sent so far."""
        return (*self._past, *self._scope)

    def backwards(self) -> Iterator[Exchange]:
        """Yield all that was sent so far, the last one first."""
        yield from reversed(self._scope)
        yield from reversed(self._past)

    @property
    def writes(self) -> tuple[Exchange, ...]:
        """Everything but GET that was sent so far."""
        return tuple(each for each in self.history if each.method != "GET")

    def begin(self) -> None:
        """Open a new scope."""
        # The answers of reads are most of what a long run would have to keep.
        self._past += [
            replace(each, body=b"") if each.method == "GET" else each for each in self._scope
        ]
        self._scope.clear()

    def add(self, exchange: Exchange) -> None:
        """Remember an exchange, and the ids that it is the first to name."""
        self._scope.append(exchange)
        for value, pointer in (*_made_ids(exchange), *self._tokens_in(exchange)):
            self._origins.setdefault(value, Origin(exchange, pointer))

    def _tokens_in(self, exchange: Exchange) -> Iterator[tuple[str, Pointer]]:
        for way in self._tokens.get(exchange.operation or "", ()) if exchange.is_success else ():
            node = exchange.json
            for step in way:
                node = node.get(step) if isinstance(node, dict) else None
            if isinstance(node, str) and node:
                yield node, way

    def add_again(self, exchange: Exchange) -> None:
        """Note the ids that were made when something was tried again."""
        for value, _ in _made_ids(exchange):
            self._strays.setdefault(value, exchange.number)

    def made_in(self, value: str) -> int | None:
        """Return the number of the answer that first named an id; None where this run made none."""
        origin = self._origins.get(value)
        return origin.exchange.number if origin else self._strays.get(value)

    def derive(self, source: str, make: Callable[[str], str], shell: str) -> str:
        """Return an id made from another, after noting how it was made.

        What comes out as it was is the id itself, and stands for itself.
        """
        value = make(source)
        if value != source:
            self._derived.setdefault(value, Derived(source, shell, make))
        return value

    def once(self, text: str, part: str) -> str:
        """Return a text that may not come twice, after noting which part of it is to change."""
        self._once.setdefault(text, part)
        return text

    def part_of_once(self, text: str) -> str | None:
        """Return what has to change in a text that may not come twice; None for any other text."""
        return self._once.get(text)

    def anew(self, text: str) -> str:
        """Return another text in place of one that may not come twice: of the same length."""
        part = self._once[text]
        return text.replace(part, f"{self._again:0{len(part)}d}"[-len(part) :])

    def begin_again(self) -> None:
        """Make what may not come twice differ from what it was before."""
        self._again += 1

    def origin(self, value: str) -> Origin | None:
        """Return where an id came from; None where this run did not make it."""
        return self._origins.get(value)

    def derived(self, value: str) -> Derived | None:
        """Return what an id was made from, if it was made by the kit."""
        return self._derived.get(value)


def _made_ids(exchange: Exchange) -> Iterator[tuple[str, Pointer]]:
    """Return the ids that an answer is the first to name."""
    if exchange.method == "GET" or not exchange.is_success:
        return
    sent = (exchange.request.body or b"").decode("utf-8", "replace") + exchange.request.path
    # A bare word is a name that everybody gives it, as of a kind of things.
    ids = (each for each in _ids(exchange.json, ()) if not each[0].isalpha())
    yield from (each for each in ids if each[0] not in sent)


def _ids(node: Any, pointer: Pointer) -> Iterator[tuple[str, Pointer]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if ID_KEY.search(key) and isinstance(value, str | int) and str(value):
                yield str(value), (*pointer, key)
            yield from _ids(value, (*pointer, key))
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from _ids(value, (*pointer, index))
