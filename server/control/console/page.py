"""What a page of the console is, what it is asked, and what came of what it was told to do."""

from collections.abc import AsyncIterable, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from understudy.reference.spec import Spec
from understudy.server.control.console.line import Line
from understudy.server.state.failures import Failure
from understudy.server.world import World

Values = Mapping[str, Any]
DIGITS = 20


@dataclass(frozen=True)
class Asked:
    """A request as a page sees it: whom it may call, and what the reader wants to see or send.

    `origin` is the address that the reader's browser knows the stand-in by.
    """

    world: World
    line: Line
    spec: Spec
    origin: str
    query: Mapping[str, str] = field(default_factory=dict)
    sent: Values = field(default_factory=dict)

    def schema(self, name: str) -> dict[str, Any]:
        """Return a schema of the control API."""
        found: dict[str, Any] = self.spec.document["components"]["schemas"][name]
        return found


@dataclass(frozen=True)
class Done:
    """What came of an act: a sentence for the reader, and more for the template."""

    message: str
    shown: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Trial:
    """An act that was tried: what was sent, and what was wrong with it."""

    act: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    field: str = ""
    message: str = ""
    status: int = 200


Show: TypeAlias = Callable[[Asked], Awaitable[dict[str, Any]]]
Act: TypeAlias = Callable[[Asked], Awaitable[Done]]


@dataclass(frozen=True)
class Page:
    """One page: how it is called, what it shows, and what it does by the name of the act.

    `within` is the path of the page whose place in the menu it takes.
    """

    path: str
    title: str
    template: str
    show: Show
    acts: Mapping[str, Act] = field(default_factory=dict)
    within: str = ""


@dataclass(frozen=True)
class Download:
    """A file that the console hands out, whole or in parts as they are made."""

    name: str
    fetch: Callable[[Asked], Awaitable[bytes | AsyncIterable[bytes]]]


def cursor_of(asked: Asked) -> dict[str, int]:
    """Return where a list of a page goes on, nothing where it begins with the newest."""
    before = number_of(asked.query.get("before", ""))
    return {"before": before} if before else {}


def number_of(text: str) -> int:
    """Return the number that an address names, 0 where it names none."""
    # Longer ones are not ours, and Python takes long to read them.
    return int(text) if text.isdecimal() and len(text) < DIGITS else 0


def root_field(failure: Failure) -> str:
    """Return the field of a form that a refusal is about: `document` for `document.id`."""
    name: str = getattr(failure, "field", "")
    return name.partition(".")[0].partition("[")[0]
