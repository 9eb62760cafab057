"""A schema as one flat list of keywords and properties: `allOf` is folded, references followed."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from understudy.reference.reading.marks import MARKS
from understudy.reference.reading.place import Place
from understudy.reference.schemas import ONE_OF_REQUIRED
from understudy.reference.variant import INSTEAD, SAME

TYPES = frozenset({"string", "number", "integer", "boolean", "array", "object"})
LIMITS = (
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "readOnly",
    "writeOnly",
    "deprecated",
)
KNOWN = MARKS.union(
    {"type", "format", "nullable", "enum", "default", "description", "example", "allOf", "anyOf"},
    {"title"},
    {"properties", "required", "additionalProperties", "items", INSTEAD, SAME},
    {"x-problem", ONE_OF_REQUIRED},
    LIMITS,
)


class Schema:
    """All that stands in the place of one schema; where two say the same, the later one wins.

    A property that two members of an `allOf` have is one property with the keywords of both. It
    `is_again` where a part of it stands within itself; what is in that part is left out.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        followed = [place.resolved() for place in places]
        new = [
            target.name
            for place, target in zip(places, followed, strict=True)
            if target.references != place.references
        ]
        self.parts = [part for place in followed for part in _parts(place)]
        again = [part.name for part in self.parts if part.is_again]
        self.is_again = bool(again)
        self.object = next(iter((*reversed(new), *again)), "")
        self.place = followed[-1]
        for part in self.parts:
            if INSTEAD in part.value and part is not self.place:
                part.at(INSTEAD).refuse(f"the reference cannot show {INSTEAD} where two are one")

    def last(self, keyword: str) -> Place | None:
        """Return what the last part that has a keyword says."""
        return next(
            (part.at(keyword) for part in reversed(self.parts) if keyword in part.value), None
        )

    def value(self, keyword: str) -> Any:
        """Return the value of a keyword, None where no part has it."""
        found = self.last(keyword)
        return None if found is None else found.value

    def text(self, keyword: str) -> str:
        """Return the text of a keyword."""
        return next(
            (part.text(keyword) for part in reversed(self.parts) if keyword in part.value), ""
        )

    def is_absent(self, where: str) -> bool:
        """Whether it is never sent, or never answered, where it would stand."""
        kept_out = {"body": "readOnly", "answer": "writeOnly"}.get(where)
        return kept_out is not None and self.value(kept_out) is True

    @cached_property
    def type(self) -> str:
        """The type; "" where any value will do."""
        found = self.last("type")
        if found is None:
            return "object" if self.properties else ""
        if not isinstance(found.value, str) or found.value not in TYPES:
            found.refuse(f"the reference cannot show the type {found.value!r}")
        return str(found.value)

    @property
    def shown(self) -> Iterator[Place]:
        """The parts whose properties it has: those that do not stand within themselves."""
        return (part for part in self.parts if not part.is_again)

    @property
    def is_nullable(self) -> bool:
        """Whether every part that has a type takes null."""
        typed = [part for part in self.parts if "type" in part.value]
        return bool(typed) and all(part.value.get("nullable") is True for part in typed)

    @cached_property
    def properties(self) -> dict[str, list[Place]]:
        """The places of each property."""
        found: dict[str, list[Place]] = {}
        for part in self.shown:
            for name, place in _entries(part, "properties"):
                found.setdefault(name, []).append(place)
        return found

    @property
    def required(self) -> dict[str, Place]:
        """The part that asks for each of the properties which are required."""
        found: dict[str, Place] = {}
        for part in self.shown:
            listed = part.get("required")
            for name in listed.items() if listed else ():
                if name.value not in self.properties:
                    name.refuse(f"requires `{name.value}`, which is no property")
                found[name.value] = part
        return found

    @property
    def is_file(self) -> bool:
        """Whether it stands for a file."""
        return bool(self.value("format") == "binary")


def _parts(place: Place) -> Iterator[Place]:
    """Yield the members of an `allOf`, however deep, and last the schema that has it."""
    place.only(KNOWN, "a schema")
    members = place.get("allOf")
    for member in members.items() if members else ():
        yield from _parts(member.resolved())
    yield place


def _entries(place: Place, key: str) -> Iterator[tuple[str, Place]]:
    found = place.get(key)
    return found.entries() if found else iter(())
