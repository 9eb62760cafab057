"""A field of a page: what it may be, what is told where it is not, and what of it is ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

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
    `limits` are the bounds as the spec has them, by keyword.
    `fields` are those of an object, `items` is what an array holds, `values` what a map holds
    under names of the caller's choice, `choices` are forms of which any will do. `path` is how a
    reader writes it from the root on: `dates[].label`. `object` is the name of its schema;
    `is_again` where that is the schema of what it stands in, which is not shown anew.
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
    limits: Mapping[str, Any] = field(default_factory=dict)
    enum: tuple[str, ...] = ()
    default: str | None = None
    example: str | None = None
    description: str = ""
    object: str = ""
    is_again: bool = False
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
