"""An operation of a page: what it takes, what it answers, what can follow."""

import re
from dataclasses import dataclass
from typing import Any

from understudy.reference.reading.model.field import Condition, Decision, Field, Where


@dataclass(frozen=True)
class Example:
    """An example of a body: its name in the spec ("" where it has none), and its value."""

    name: str
    summary: str
    value: Any
    conditions: tuple[Condition, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Content:
    """A body in one media type.

    Where the API has an envelope, `shape` is what it holds, `envelope` are its own fields, and
    `payload` is the name of the one that holds the shape.
    """

    media_type: str
    shape: Field
    examples: tuple[Example, ...] = ()
    envelope: tuple[Field, ...] = ()
    payload: str = ""
    instead: "Content | None" = None
    conditions: tuple[Condition, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Body:
    """What an operation takes: `contents` by media type, mostly one.

    `also` are media types in which the same fields are taken, `accepts` types under which the same
    JSON is. `largest` is in bytes; None where the spec names none.
    """

    is_required: bool
    description: str
    contents: tuple[Content, ...]
    also: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    largest: int | None = None
    conditions: tuple[Condition, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Passed:
    """A parameter of a next call, and where its value comes from, as the spec and as words."""

    parameter: str
    expression: str
    source: str


@dataclass(frozen=True)
class NextCall:
    """An operation that can follow an answer, and the values that it takes from there."""

    name: str
    operation: str
    description: str
    status: str
    passes: tuple[Passed, ...]
    conditions: tuple[Condition, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Answer:
    """One documented status; `message` is the text of the envelope's message, where it has one."""

    status: str
    anchor: str
    description: str
    message: str = ""
    headers: tuple[Field, ...] = ()
    contents: tuple[Content, ...] = ()
    next_calls: tuple[NextCall, ...] = ()
    conditions: tuple[Condition, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def is_success(self) -> bool:
        """Whether it is a 2xx."""
        return self.status.startswith("2")


@dataclass(frozen=True)
class Key:
    """A way to send a key: `form` is `Authorization: Bearer KEY`."""

    form: str
    description: str
    schemes: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Operation:
    """One method of one path; `path` has no base path. `keys` is empty where none is needed.

    `status_ranges` (`2XX`) are those of which any other code is right too. `unjudged` tells why no
    rule is about it. `decisions` are all that are seen on its page, each with its place there.
    """

    id: str
    method: str
    path: str
    summary: str
    description: str
    tag: str
    keys: tuple[Key, ...]
    is_deprecated: bool = False
    roles: tuple[str, ...] = ()
    parameters: tuple[Field, ...] = ()
    body: Body | None = None
    answers: tuple[Answer, ...] = ()
    status_ranges: tuple[str, ...] = ()
    next_calls: tuple[NextCall, ...] = ()
    rules: tuple[str, ...] = ()
    unjudged: str = ""
    conditions: tuple[Condition, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def title(self) -> str:
        """What it is called: its summary, or where it has none, the words of its id."""
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", self.id).replace("_", " ")
        return self.summary or words.lower().capitalize()

    def parameters_in(self, where: Where) -> tuple[Field, ...]:
        """Return the parameters of one place."""
        return tuple(each for each in self.parameters if each.where == where)
