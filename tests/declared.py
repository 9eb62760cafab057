"""What of a JSON answer its schema does not declare."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Validator, validator_for

from understudy.reference.schemas import json_schema
from understudy.reference.spec import Spec

Schema = dict[str, Any]


class Declarations:
    """The schemas of one spec, asked for the fields of values that none of them names.

    An object is closed where its schema declares `properties`, and says nothing of others with
    `additionalProperties`. What the members of an `allOf` declare counts together, and so does
    what those branches of an `anyOf` or `oneOf` declare that fit the value.
    """

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.schemas: dict[str, Schema] = spec.document.get("components", {}).get("schemas", {})
        # By identity: the document stays as it is, and a schema has no name of its own.
        self.validators: dict[int, Validator] = {}

    def misfits(self, schema: Schema, value: Any) -> Iterator[str]:
        """Yield what of a value breaks a schema, and which of its fields nothing declares."""
        for error in self.validator_of(schema).iter_errors(value):
            yield f"{'/'.join(map(str, error.instance_path)) or 'the answer'}: {error.message}"
        for field in self.undeclared([schema], value, ""):
            yield f"{field} is not declared"

    def undeclared(self, schemas: list[Schema], value: Any, place: str) -> Iterator[str]:
        """Yield the fields below a value that none of its schemas declares."""
        parts = [part for schema in schemas for part in self.parts_of(schema, value)]
        if isinstance(value, list):
            items = [part["items"] for part in parts if "items" in part]
            for item in value:
                yield from self.undeclared(items, item, f"{place}[]")
        if isinstance(value, dict):
            for name, field in value.items():
                inner = f"{place}.{name}" if place else name
                found = [schema for part in parts for schema in declaring(part, name)]
                if found or not is_closed(parts):
                    yield from self.undeclared(found, field, inner)
                else:
                    yield inner

    def parts_of(self, schema: Schema, value: Any) -> Iterator[Schema]:
        """Yield the schemas that a schema puts together for a value, itself without its parts."""
        if "$ref" in schema:
            yield from self.parts_of(self.schemas[schema["$ref"].rpartition("/")[2]], value)
            return
        yield schema
        for member in schema.get("allOf", ()):
            yield from self.parts_of(member, value)
        for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
            if self.validator_of(branch).is_valid(value):
                yield from self.parts_of(branch, value)

    def validator_of(self, schema: Schema) -> Validator:
        """Return the compiled schema."""
        if id(schema) not in self.validators:
            complete = json_schema(self.spec, schema)
            self.validators[id(schema)] = validator_for(complete, validate_formats=True)
        return self.validators[id(schema)]


def declaring(part: Schema, name: str) -> Iterator[Schema]:
    """Yield what one schema says of a field, if it declares it."""
    others = part.get("additionalProperties")
    if name in part.get("properties", {}):
        yield part["properties"][name]
    elif isinstance(others, dict):
        yield others


def is_closed(parts: list[Schema]) -> bool:
    """Whether an object has the declared fields alone."""
    if any(part.get("additionalProperties") is True for part in parts):
        return False
    return any("properties" in part for part in parts)
