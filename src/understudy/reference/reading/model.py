"""What the pages show of an API: its operations, fields, answers, rules and decisions.

Texts are Markdown as the spec has it. What a spec says in JSON (defaults, values of an enum) is
text as JSON writes it, so `"open"` has its quotes; examples of bodies are values. What is lacking
is "", () or None.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from understudy.reference.rules import Level

Where = Literal["path", "query", "header", "body", "answer", "object"]


@dataclass(frozen=True)
class Condition:
    """A setting of the stand-in, and its values under which something is there."""

    setting: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """Something that the vendor does not state and we decided, with the reason.

    `pointer` leads to the object of the spec: `components/schemas/Day`. `keyword` is what of it is
    ours: `minimum`, or `required/version`; "" where all of it is. `value` is what we decided, as
    JSON, where it is short. `where` and `anchor` lead to it on the page of an operation: "body
    `date`", `body-date`. `operations` stand in `Reading.decisions` alone.
    """

    pointer: str
    line: int
    keyword: str
    value: str
    reason: str
    where: str = ""
    anchor: str = ""
    operations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """What a client is told about a field: `cause` is what was sent, `text` the exact words.

    `keyword` is the one of the schema that is broken, `required` where the field was left out.
    """

    keyword: str
    cause: str
    text: str


@dataclass(frozen=True)
class Field:
    """A parameter, a header, a field of a body, or a body itself (whose name is "").

    `type` is in words: "string or null", "array of objects". `bounds` are words too: "at least 1".
    `fields` are those of an object, `items` is what an array holds, `values` what a map holds
    under names of the caller's choice, `choices` are forms of which any will do. `path` is how a
    reader writes it from the root on: `dates[].label`. `object` is the name of its schema.
    `one_of_required` is the sentence of which fields an object needs one at least.
    `instead` stands in its place under its own `conditions`.
    """

    name: str
    path: str
    anchor: str
    where: Where
    type: str
    format: str = ""
    is_required: bool = False
    is_nullable: bool = False
    bounds: tuple[str, ...] = ()
    enum: tuple[str, ...] = ()
    default: str | None = None
    example: str | None = None
    description: str = ""
    object: str = ""
    one_of_required: str = ""
    takes_others: bool = True
    fields: tuple["Field", ...] = ()
    items: "Field | None" = None
    values: "Field | None" = None
    choices: tuple["Field", ...] = ()
    instead: "Field | None" = None
    conditions: tuple[Condition, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def inner(self) -> tuple["Field", ...]:
        """The fields to show below it: its own, or those of what it holds, however deep."""
        held = self.items or self.values
        return self.fields or (held.inner if held else ())

    def walk(self) -> Iterator["Field"]:
        """Yield it and everything in it, what stands instead too, the outermost first."""
        yield self
        held = (self.items, self.values, *self.choices, self.instead)
        for each in (*self.fields, *(each for each in held if each)):
            yield from each.walk()


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

    def parameters_in(self, where: Where) -> tuple[Field, ...]:
        """Return the parameters of one place."""
        return tuple(each for each in self.parameters if each.where == where)


@dataclass(frozen=True)
class Tag:
    """A group of operations."""

    name: str
    description: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Shared:
    """An object that two operations at least have, with the ids of all that do."""

    name: str
    shape: Field
    operations: tuple[str, ...]


@dataclass(frozen=True)
class Kill:
    """A wrong implementation that a rule catches: its name, and in a sentence what it breaks."""

    mutant: str
    breaks: str


@dataclass(frozen=True)
class Rule:
    """A rule of the contract kit. `needs` maps what it has to be given to how one gives it.

    `about` are the ids of the operations that it is about; `is_about_all` where it is every one.
    """

    id: str
    level: Level
    statement: str
    citation: str
    needs: Mapping[str, str]
    about: tuple[str, ...]
    is_about_all: bool
    kills: tuple[Kill, ...]


@dataclass(frozen=True)
class Section:
    """A part of the API's own description, under a heading of it."""

    title: str
    text: str


@dataclass(frozen=True)
class Reading:
    """One API. `lead` is what its description says before the first of its `sections`.

    `server` is the vendor's URL, `source` that of the page from which the spec was written.
    `envelope`, `paging` and `limits` are Markdown, of one line or a few. `rules` is empty for an
    API that is served and not judged. `settings` are those that conditions name, with the values.
    """

    api: str
    title: str
    version: str
    server: str
    base_path: str
    source: str
    description: str
    lead: str
    sections: tuple[Section, ...]
    keys: tuple[Key, ...]
    envelope: str
    paging: str
    limits: str
    tags: tuple[Tag, ...]
    objects: tuple[Shared, ...] = ()
    rules: tuple[Rule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, tag by tag."""
        return tuple(each for tag in self.tags for each in tag.operations)
