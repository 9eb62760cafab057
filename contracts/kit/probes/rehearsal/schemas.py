"""The spec's schemas: what they say without references, which values fit, and one that does."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from jsonschema_rs import Validator, validator_for

from understudy.reference.references import merged
from understudy.reference.schemas import translated

Schema = Mapping[str, Any]
NOTHING: Schema = {}
DEEPEST = 4
SHOWN = {
    "date": "2026-06-01",
    "date-time": "2026-06-01T00:00:00Z",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


class Schemas:
    """Reads the schemas of one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._validators: dict[int, tuple[Schema, Validator]] = {}

    def flat(self, schema: Schema) -> dict[str, Any]:
        """Return a schema without `$ref` and `allOf`: what all of its members say together."""
        return merged(schema, self._document)

    def properties(self, schema: Schema) -> dict[str, Any]:
        """Return the properties that a schema names."""
        named: dict[str, Any] = self.flat(schema).get("properties", {})
        return named

    def at(self, schema: Schema, path: str) -> Schema | None:
        """Return the schema of what stands at a dotted path; None where it names nothing there."""
        for name in path.split(".") if path else ():
            found = self.properties(schema).get(name)
            if found is None:
                return None
            schema = found
        return schema

    def places(self, schema: Schema, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the path and the schema of what an answer holds, outer ones first."""
        level = [(path, self.flat(schema))]
        # A schema may hold itself.
        for _ in range(DEEPEST):
            yield from level
            level = [
                (f"{path}.{name}".lstrip("."), self.flat(part))
                for path, each in level
                for name, part in each.get("properties", {}).items()
            ]

    def fits(self, schema: Schema, value: Any) -> bool:
        """Tell whether a value is what a schema asks for."""
        return self._validator(schema).is_valid(value)

    def sample(self, schema: Schema) -> Any:
        """Return a value that a schema allows, as small as can be."""
        flat = self.flat(schema)
        for keyword in ("default", "example"):
            if keyword in flat:
                return flat[keyword]
        if flat.get("nullable"):
            return None
        if flat.get("enum"):
            return flat["enum"][0]
        if flat.get("properties") or flat.get("type") == "object":
            named = flat.get("properties", {})
            needed = [name for name in flat.get("required", ()) if name in named]
            return {name: self.sample(named[name]) for name in needed}
        if flat.get("format") in SHOWN:
            return SHOWN[flat["format"]]
        empty = {"array": [], "boolean": False, "integer": 0, "number": 0, "string": ""}
        return flat.get("minimum", empty.get(str(flat.get("type"))))

    def _validator(self, schema: Schema) -> Validator:
        # A schema is a part of the document, which outlives this: its identity tells it.
        if id(schema) not in self._validators:
            whole = translated(schema)
            # To compile all components anew takes milliseconds each time.
            if "'$ref'" in repr(schema):
                whole |= {"components": {"schemas": self._components}}
            self._validators[id(schema)] = schema, validator_for(whole, validate_formats=True)
        return self._validators[id(schema)][1]

    @cached_property
    def _components(self) -> dict[str, Any]:
        schemas = self._document.get("components", {}).get("schemas", {})
        return {name: translated(part) for name, part in schemas.items()}
