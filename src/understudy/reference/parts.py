"""The parts of a document that describe, told from values of the API that look like them."""

from collections.abc import Callable, Iterator
from typing import Any

from understudy.reference.references import Keys

# What holds values of an API, in which a `$ref` is one of them; and what holds parts by names of
# their own, which may be these words.
DATA = ("default", "enum", "example", "value")
MAPS = (
    "callbacks",
    "examples",
    "headers",
    "links",
    "parameters",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
)


def parts_of(node: Any, keys: Keys = ()) -> Iterator[tuple[Keys, dict[str, Any]]]:
    """Yield each object of a document that describes, with the keys to it."""
    if isinstance(node, dict):
        yield keys, node
        for key, value in node.items():
            if key in MAPS and isinstance(value, dict):
                for name, part in value.items():
                    yield from parts_of(part, (*keys, key, name))
            elif key not in DATA:
                yield from parts_of(value, (*keys, key))
    elif isinstance(node, list):
        for at, item in enumerate(node):
            yield from parts_of(item, (*keys, at))


def changed(node: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    """Return a copy in which each object that describes is changed, the innermost first.

    What an extension holds speaks of keywords, and has none.
    """
    if isinstance(node, list):
        return [changed(item, change) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {}
    for key, value in node.items():
        if key in DATA or key.startswith("x-"):
            copy[key] = value
        elif key in MAPS and isinstance(value, dict):
            copy[key] = {name: changed(part, change) for name, part in value.items()}
        else:
            copy[key] = changed(value, change)
    return change(copy)
