"""What a client is told about a field of a request: each cause, with the exact words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from understudy.reference.problems import (
    FILES,
    NO_FILE,
    PHRASES,
    REQUIRED,
    UNKNOWN,
    own_words,
    phrase,
)
from understudy.reference.reading.fields.schema import Schema
from understudy.reference.reading.fields.spot import Spot
from understudy.reference.reading.model import Refusal
from understudy.reference.reading.place import Place
from understudy.reference.schemas import ONE_OF_REQUIRED, translated

# Formats that say how a number or a text is kept, and that no validator looks at.
UNCHECKED = frozenset({"int32", "int64", "float", "double", "byte", "binary", "password"})
SENT = ("path", "query", "body")
CAUSES: dict[str, Callable[[Any], str]] = {
    "type": lambda _: "of another type",
    "enum": lambda _: "none of these values",
    "minLength": lambda limit: "empty" if limit == 1 else f"under {limit} characters",
    "maxLength": lambda limit: f"over {limit} characters",
    "minItems": lambda limit: "empty" if limit == 1 else f"under {limit} items",
    "maxItems": lambda limit: f"over {limit} items",
    "minProperties": lambda limit: "without a field" if limit == 1 else f"under {limit} fields",
    "maxProperties": lambda limit: f"over {limit} fields",
    "minimum": lambda limit: f"less than {limit}",
    "maximum": lambda limit: f"more than {limit}",
    "exclusiveMinimum": lambda limit: f"{limit} or less",
    "exclusiveMaximum": lambda limit: f"{limit} or more",
    "multipleOf": lambda limit: f"no multiple of {limit}",
    "pattern": lambda _: "of another form",
    "format": lambda limit: f"no {limit}",
    "uniqueItems": lambda _: "an item twice",
}
BREAKABLE = ("type", *PHRASES, "maxProperties")


def lack(spot: Spot, asking: Mapping[str, Any]) -> Refusal:
    """Return what is told where a required field was left out of what asks for it."""
    name = spot.path.rpartition(".")[2]
    words = own_words(f"required/{name}", asking) or REQUIRED
    return Refusal("required", "left out", f"{spot.told} {words}")


def refusals_of(schema: Schema, spot: Spot) -> tuple[Refusal, ...]:
    """Return what is told of a value that breaks the schema; nothing where it is not checked."""
    if spot.where not in SENT or not spot.is_told:
        return ()
    if schema.is_file:
        return tuple(_of_file(schema, spot))
    told = (each for part in schema.parts for each in _of_part(part, schema, spot))
    return tuple(dict.fromkeys(told))


def _of_part(part: Place, schema: Schema, spot: Spot) -> Iterator[Refusal]:
    node = translated({key: part.value[key] for key in _flat(part.value)})
    for keyword in BREAKABLE:
        if keyword in node and _can_break(keyword, node, schema, spot):
            cause = CAUSES[keyword](node[keyword])
            yield Refusal(keyword, cause, _told(keyword, node, spot))
    if ONE_OF_REQUIRED in part.value:
        yield Refusal(ONE_OF_REQUIRED, "with none of these fields", _told("anyOf", node, spot))
    if "anyOf" in node:
        yield Refusal("anyOf", "of none of these forms", _told("anyOf", node, spot))
    if node.get("additionalProperties") is False:
        yield Refusal("additionalProperties", "with any other field", _unknown(spot))


def _told(keyword: str, node: Mapping[str, Any], spot: Spot) -> str:
    if not spot.told and keyword == "type":
        return f"body {phrase('type', node)}"
    return f"{spot.told} {own_words(keyword, node) or phrase(keyword, node)}".strip()


def _unknown(spot: Spot) -> str:
    return f"{spot.told}.<name> {UNKNOWN}".lstrip(".")


def _flat(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keywords that are about the value itself, and not about what is in it."""
    about = {"properties", "items", "allOf", "x-instead", "x-assumed", "required", ONE_OF_REQUIRED}
    yield from (key for key in node if key not in about)


def _can_break(keyword: str, node: Mapping[str, Any], schema: Schema, spot: Spot) -> bool:
    if keyword == "format":
        return node["format"] not in UNCHECKED
    if keyword == "uniqueItems":
        return node["uniqueItems"] is True
    # What is sent as text is a text, and a list where a list is wanted.
    return not (keyword == "type" and spot.is_text and schema.type in ("string", "array"))


def _of_file(schema: Schema, spot: Spot) -> Iterator[Refusal]:
    told = spot.told or "body"
    if spot.told:
        yield Refusal("type", "no file", f"{told} {NO_FILE}")
    for keyword, words in FILES.items():
        limit = schema.value(keyword)
        if limit is not None:
            cause = CAUSES[keyword](limit).replace("characters", "bytes")
            yield Refusal(keyword, cause, f"{told} {words(limit)}")
