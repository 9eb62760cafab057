"""Where answers show a thing and its kind's list: as the table says, or else the spec."""

from collections.abc import Callable, Mapping
from typing import Any

from understudy.contracts.kit.probes.reading import at
from understudy.contracts.kit.probes.rehearsal.calls import Call
from understudy.contracts.kit.probes.rehearsal.schemas import NOTHING, Schema, Schemas
from understudy.contracts.kit.probes.table import Resource

Is = Callable[[Schema], bool]


class Shapes:
    """Finds the places of things in the answers of calls."""

    def __init__(self, calls: Mapping[str, Call], schemas: Schemas) -> None:
        self._calls = calls
        self._schemas = schemas

    def record_of(self, resource: Resource) -> tuple[Schema, dict[str, Any]]:
        """Return the schema of a thing, and one that the spec shows: first a new one, then any."""
        calls = {resource.read: 200, resource.create: 201, resource.listed: 200}
        known = {name: self._calls[name] for name in calls if name in self._calls}
        told = {
            name: self._shown_by(call, call.success(calls[name]), resource)
            for name, call in known.items()
        }
        found = {name: each for name, each in told.items() if each is not None}
        # A read shows all that there is; what is made, how things are when they are new.
        schema = next((each for each, _ in found.values()), NOTHING)
        new = found.get(resource.create, (NOTHING, {}))[1]
        return schema, new or next((shown for _, shown in found.values() if shown), {})

    def _shown_by(
        self, call: Call, status: int, resource: Resource
    ) -> tuple[Schema, dict[str, Any]] | None:
        answer = call.schema(status)
        path = self.record_in(answer, resource)
        if path is None:
            path = self.rows_in(answer, resource)
        schema = None if path is None else self._schemas.at(answer, path)
        if path is None or schema is None:
            return None
        sample = at(next(call.samples(status)), path)
        rows = self._schemas.flat(schema).get("items")
        first = next(iter(sample or ()), None) if rows else sample
        return rows or schema, first if isinstance(first, dict) else {}

    def record_in(self, answer: Schema, resource: Resource) -> str | None:
        """Return where an answer shows a thing; None where it shows none."""

        def is_record(flat: Schema) -> bool:
            return resource.naming in flat.get("properties", NOTHING)

        return self._place(answer, resource.record, lambda flat: "items" not in flat, is_record)

    def rows_in(self, answer: Schema, resource: Resource) -> str | None:
        """Return where an answer lists things; None where it lists none."""

        def is_list(flat: Schema) -> bool:
            rows = self._schemas.properties(flat.get("items", NOTHING))
            return "items" in flat and (resource.naming in rows or not rows)

        return self._place(answer, resource.rows, lambda flat: "items" in flat, is_list)

    def has(self, answer: Schema, path: str) -> bool:
        """Tell whether an answer may have something at a path."""
        return self.is_silent(answer) or self._schemas.at(answer, path) is not None

    def is_silent(self, answer: Schema) -> bool:
        """Tell whether a schema says nothing of what is in an answer."""
        return not self._schemas.flat(answer).keys() & {"properties", "items"}

    def _place(self, answer: Schema, told: str, is_told: Is, is_it: Is) -> str | None:
        if self.is_silent(answer):
            return told
        found = self._schemas.at(answer, told) if told else None
        if found is not None and is_told(self._schemas.flat(found)):
            return told
        return next((path for path, flat in self._schemas.places(answer) if is_it(flat)), None)
