"""What is said of a value that breaks a keyword of its schema: the spec's own words, or ours."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from understudy.reference.schemas import ONE_OF_REQUIRED

REQUIRED = "is required"
UNKNOWN = "is not known here"
NO_FILE = "must be a file"
NOT_VALID = "is not valid"
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
# What is said of files, whose lengths are bytes.
FILES: dict[str, Callable[[Any], str]] = {
    "minLength": lambda limit: f"must be at least {limit} bytes long",
    "maxLength": lambda limit: f"must be at most {limit} bytes long",
}


def written(value: Any) -> str:
    """Return a value as a reader of JSON knows it."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def own_words(broken: str, node: Mapping[str, Any]) -> str | None:
    """Return what the spec itself says of a broken keyword: of every one, or of this one."""
    words: str | dict[str, str] | None = node.get("x-problem")
    if isinstance(words, str) and broken.startswith("required/"):
        # Words about a value are none about its lack.
        return None
    if isinstance(words, dict):
        # `x-one-of-required` is compiled as an `anyOf`.
        return words.get(broken) or (words.get(ONE_OF_REQUIRED) if broken == "anyOf" else None)
    return words


def phrase(broken: str, node: Mapping[str, Any]) -> str:
    """Return what a value must be, from the keyword that it breaks."""
    limit = node.get(broken)
    if limit is None:
        return NOT_VALID
    if broken == "type":
        types = [limit] if isinstance(limit, str) else list(limit)
        return "must be " + " or ".join(ARTICLES.get(name, f"a {name}") for name in types)
    return PHRASES[broken](limit) if broken in PHRASES else NOT_VALID


def media_types_told(names: Sequence[str]) -> str:
    """Return what is said of a body, or of a file in a form, that is of none of these types."""
    return f"must be {' or '.join(names)}"


def field_name(path: Sequence[str | int]) -> str:
    """Return a path as a reader writes it: `dates[0].label`."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}"
    return name.lstrip(".")


def node_at(schema: dict[str, Any], path: Sequence[str | int]) -> dict[str, Any]:
    """Return the schema node at a path from the root; the validator resolves $refs in it.

    It is empty where the path leads nowhere: validators leave out a property that is called "".
    """
    node: Any = schema
    try:
        for part in path:
            node = node[int(part)] if isinstance(node, list) else node[str(part)]
    except (KeyError, IndexError, TypeError, ValueError):
        return {}
    return node if isinstance(node, dict) else {}
