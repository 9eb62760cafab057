"""What things show: made of what was sent, of what the table tells, and of what the spec shows."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from understudy.contracts.kit.probes.reading import at
from understudy.contracts.kit.probes.rehearsal.calls import Call
from understudy.contracts.kit.probes.rehearsal.links import spelled
from understudy.contracts.kit.probes.rehearsal.schemas import NOTHING, Schema, Schemas
from understudy.contracts.kit.probes.rehearsal.shapes import Shapes
from understudy.contracts.kit.probes.rehearsal.shelf import Doc, Owner
from understudy.contracts.kit.probes.table import Resource

BEGIN = datetime(2026, 6, 1, tzinfo=UTC)
# The end of an id that is a hexadecimal number: a run may spell it in another case.
LETTERS = "abcdef"


class Record:
    """How the things of one kind are shown."""

    def __init__(
        self, resource: Resource, calls: Mapping[str, Call], schemas: Schemas, shapes: Shapes
    ) -> None:
        self.resource = resource
        self._schemas = schemas
        self._create = calls.get(resource.create)
        self._update = calls.get(resource.update)
        self.schema, self._example = shapes.record_of(resource)

    def ident(self, number: int, place: int) -> str:
        """Return the id of a new thing: like the one that the table or the spec shows.

        `number` is that of the write, `place` the thing's among those of its kind.
        """
        resource = self.resource
        shown = resource.decided.get(resource.ident) or self._example.get(resource.ident)
        if self._is("uuid", resource.ident):
            return uuid_of(number)
        prefix = re.sub(r"[0-9a-f]+$", "", str(shown)) if shown else f"{resource.name}_"
        width = len(str(shown or "")) - len(prefix)
        if not prefix and width > len(LETTERS):
            # Nothing tells the kinds apart, so that the number of the write has to.
            return f"{number:0{width - len(LETTERS)}x}{LETTERS}"
        return f"{prefix}{place:0{max(width, 4)}x}"

    def new(self, body: Doc, ident: str | int, owner: Owner, number: int) -> Doc:
        """Return what a new thing shows."""
        properties = self._properties
        if not properties:
            known = self.resource.fields
            return {**{k: v for k, v in body.items() if k in known}, self.resource.ident: ident}
        made_by = {name: f"{before}{owner.key}" for name, before in self.resource.maker.items()}
        decided = {self.resource.ident: ident, self.resource.owner: owner.org, **made_by}
        shown: Doc = {}
        for name, part in properties.items():
            if name in decided:
                shown[name] = decided[name]
            elif self._takes(self._create, name) and name in body:
                shown[name] = self._kept(name, part, body[name], number)
            elif name in self._required or name in self.resource.defaults:
                shown[name] = self._initial(name, part, number)
        return shown

    def change(self, shown: Doc, body: Doc, number: int) -> None:
        """Change what a thing shows to what was sent."""
        resource = self.resource
        for name, value in body.items():
            part = self._properties.get(name, NOTHING)
            is_known = name in (self._properties or resource.fields) and name != resource.ident
            if is_known and self.changes(name):
                shown[name] = self._kept(name, part, value, number)
        self.touch(shown, number)

    def changes(self, name: str) -> bool:
        """Tell whether an update takes a field, by whatever name."""
        names = (given for given, field in spelled(self.resource).items() if field == name)
        return any(self._takes(self._update, each) for each in (name, *names))

    def is_nested(self, name: str) -> bool:
        """Tell whether a field shows another thing, and not its bare id."""
        return bool(self._schemas.properties(self._properties.get(name, NOTHING)))

    def touch(self, shown: Doc, number: int) -> None:
        """Note that a thing was changed: when, and how often."""
        if self.resource.touched in shown:
            shown[self.resource.touched] = self._stamp(self.resource.touched, number)
        for name in self.resource.decided:
            if type(shown.get(name)) is int and name != self.resource.ident:
                shown[name] += 1

    def enter(self, shown: Doc, state: str, number: int) -> None:
        """Note since when a thing is in another state, where a field is named after it."""
        for name, part in self._properties.items():
            is_stamp = self._schemas.flat(part).get("format") == "date-time"
            if is_stamp and name.startswith(state):
                shown[name] = self._stamp(name, number)

    def row(self, shown: Doc, schema: Schema) -> Doc:
        """Return what a list shows of a thing, by the schema of its rows."""
        properties = self._schemas.properties(schema)
        if not properties:
            return shown
        required = self._schemas.flat(schema).get("required", ())
        return {
            name: shown[name] if name in shown else self._schemas.sample(part)
            for name, part in properties.items()
            if name in shown or name in required
        }

    @cached_property
    def _properties(self) -> dict[str, Any]:
        return self._schemas.properties(self.schema)

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(self._schemas.flat(self.schema).get("required", ()))

    def _takes(self, call: Call | None, name: str) -> bool:
        return call is None or call.fields is None or name in call.fields

    def _kept(self, name: str, part: Schema, value: Any, number: int) -> Any:
        is_thing = isinstance(value, dict) and name in self.resource.links
        if is_thing or (name in self.resource.refers and value is not None):
            return self.row(value, part)
        if self._schemas.fits(part, value):
            return value
        if name in self.resource.days:
            # A day is shown as an instant of it, of which the spec shows one.
            return f"{value[:10]}{str(self._example.get(name, ''))[10:]}"
        return self._initial(name, part, number)

    def _initial(self, name: str, part: Schema, number: int) -> Any:
        """Return what a field shows that no client has set."""
        flat = self._schemas.flat(part)
        fields = (self._create and self._create.fields) or NOTHING
        sent = self._schemas.flat(fields.get(name, NOTHING))
        if name in self.resource.defaults:
            return self.resource.defaults[name]
        if flat.get("nullable"):
            return None
        if "default" in sent:
            return sent["default"]
        if sent.get("type") == "string" and not sent.keys() & {"pattern", "enum", "format"}:
            return ""
        return self._decided(name, flat, number)

    def _decided(self, name: str, flat: Schema, number: int) -> Any:
        """Return what a server gives a field: of its kind, or like what the spec shows."""
        if flat.get("format") == "date-time":
            return self._stamp(name, number)
        if flat.get("format") == "uuid":
            return uuid_of(number)
        if flat.get("type") == "integer":
            return flat.get("minimum", 0) if name in self.resource.decided else number
        is_shown = name in self._example and flat.get("type") not in ("array", "object")
        return self._example[name] if is_shown else self._schemas.sample(flat)

    def _stamp(self, name: str, number: int) -> str:
        digits = re.search(r"\.(\d+)", str(self._example.get(name, "")))
        moment = BEGIN + timedelta(seconds=number)
        fraction = f".{'0' * len(digits[1])}" if digits else ""
        return f"{moment:%Y-%m-%dT%H:%M:%S}{fraction}Z"

    def _is(self, form: str, name: str) -> bool:
        return bool(self._schemas.flat(self._properties.get(name, NOTHING)).get("format") == form)


def uuid_of(number: int) -> str:
    """Return a uuid with letters, which a run may spell in another case."""
    return str(UUID(int=number << 96 | 0xABCD_4BCD_8BCD_0000_0000_ABCD))


def referred(value: Any, resource: Resource) -> list[str]:
    """Return the names by which a field of a body speaks of another thing."""
    named = (at(value, each) for each in (resource.ident, *resource.aliases))
    return [each for each in named if isinstance(each, str)]
