"""Says in a person's words what a validator found: which field, and what it must be."""

from collections.abc import Callable, Sequence
from typing import Any

import orjson
from jsonschema_rs import ValidationError, Validator

from understudy.reference.schemas import ONE_OF_REQUIRED
from understudy.server.state.failures import Invalid

ARTICLES = {"array": "an array", "integer": "an integer", "object": "an object", "null": "null"}
PHRASES: dict[str, Callable[[Any], str]] = {
    "enum": lambda limit: "must be one of " + ", ".join(map(written, limit)),
    "minLength": lambda limit: f"must be at least {limit} characters long",
    "maxLength": lambda limit: f"must be at most {limit} characters long",
    "minItems": lambda limit: f"must have at least {limit} items",
    "maxItems": lambda limit: f"must have at most {limit} items",
    "minProperties": lambda limit: f"must have at least {limit} fields",
    "minimum": lambda limit: f"must be at least {limit}",
    "maximum": lambda limit: f"must be at most {limit}",
    "exclusiveMinimum": lambda limit: f"must be more than {limit}",
    "exclusiveMaximum": lambda limit: f"must be less than {limit}",
    "multipleOf": lambda limit: f"must be a multiple of {limit}",
    "pattern": lambda limit: f"must match {limit}",
    "format": lambda limit: f"must be a valid {limit}",
    "uniqueItems": lambda _: "must not hold the same item twice",
}


def written(value: Any) -> str:
    """Return a value as a reader of JSON knows it."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def complain(validator: Validator, schema: dict[str, Any], value: Any, field: str = "") -> Invalid:
    """Return what is wrong with a value that the validator refused; missing fields come first."""
    errors = list(validator.iter_errors(value))
    missing = [error for error in errors if keyword(error) == "required"]
    return complaint_of((missing or errors)[0], schema, field)


def complaint_of(error: ValidationError, schema: dict[str, Any], field: str) -> Invalid:
    """Return one error as a field and a problem; the spec's own `x-problem` wins."""
    where = field_name(([field] if field else []) + list(error.instance_path))
    if keyword(error) == "required":
        lacking: str = error.kind.property  # type: ignore[attr-defined]  # a `required` has it
        told = own_words(f"required/{lacking}", node_at(schema, list(error.schema_path)[:-1]))
        return Invalid(told or "is required", f"{where}.{lacking}".lstrip("."))
    if keyword(error) in ("additionalProperties", "unevaluatedProperties"):
        stranger: str = error.kind.unexpected[0]  # type: ignore[attr-defined]  # these two have it
        return Invalid("is not known here", f"{where}.{stranger}".lstrip("."))
    node = node_at(schema, list(error.schema_path)[:-1])
    if not where and keyword(error) == "type":
        return Invalid(phrase("type", node), "body")
    return Invalid(own_words(keyword(error), node) or phrase(keyword(error), node), where)


def own_words(broken: str, node: dict[str, Any]) -> str | None:
    """Return what the spec itself says of a broken keyword: of every one, or of this one."""
    words: str | dict[str, str] | None = node.get("x-problem")
    if isinstance(words, str) and broken.startswith("required/"):
        # Words about a value are none about its lack.
        return None
    if isinstance(words, dict):
        # `x-one-of-required` is compiled as an `anyOf`.
        return words.get(broken) or (words.get(ONE_OF_REQUIRED) if broken == "anyOf" else None)
    return words


def keyword(error: ValidationError) -> str:
    """Return the schema keyword that the value breaks."""
    return str(error.schema_path[-1])


def phrase(broken: str, node: dict[str, Any]) -> str:
    """Return what a value must be, from the keyword that it breaks."""
    limit = node.get(broken)
    if broken == "type":
        types = [limit] if isinstance(limit, str) else list(limit or ())
        return "must be " + " or ".join(ARTICLES.get(name, f"a {name}") for name in types)
    if broken in PHRASES:
        return PHRASES[broken](limit)
    return "is not valid"


def field_name(path: Sequence[str | int]) -> str:
    """Return a path as a reader writes it: `dates[0].label`."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}"
    return name.lstrip(".")


def node_at(schema: dict[str, Any], path: Sequence[str | int]) -> dict[str, Any]:
    """Return the schema node at a path from the root; the validator resolves $refs in it."""
    node: Any = schema
    for part in path:
        node = node[int(part)] if isinstance(node, list) else node[str(part)]
    return node if isinstance(node, dict) else {}
