"""A document in which what each `$ref` points at stands in its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from understudy.reference.references import BadReference, Keys, followed

SCHEMAS = "#/components/schemas/"
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


class Inlining:
    """Puts in the place of each `$ref` what it points at within a document.

    A component that holds itself has no end: there its `$ref` stays, and `is_whole` is False. What
    stands beside a `$ref` is kept where its target says nothing of it.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.is_whole = True
        self._document = document
        self._done: dict[str, Any] = {}

    def of(self, node: Any, keys: Keys = ()) -> Any:
        """Return a copy without `$ref`, whose parts may be shared; BadReference may be raised."""
        return self._of(node, keys, ())

    def _of(self, node: Any, keys: Keys, within: tuple[str, ...]) -> Any:
        if isinstance(node, list):
            return [self._of(item, (*keys, at), within) for at, item in enumerate(node)]
        if not isinstance(node, dict):
            return node
        beside = {
            key: value if is_data(key, keys) else self._of(value, (*keys, key), within)
            for key, value in node.items()
            if not (key == "$ref" and isinstance(value, str))
        }
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return beside
        target = self._followed(reference, keys, within)
        return {**beside, **target} if isinstance(target, dict) else target

    def _followed(self, reference: str, keys: Keys, within: tuple[str, ...]) -> Any:
        if reference in within:
            if not reference.startswith(SCHEMAS):
                raise BadReference(keys, f"{reference} leads back to itself")
            self.is_whole = False
            return {"$ref": reference}
        if reference not in self._done:
            target, there = followed(self._document, reference, keys)
            self._done[reference] = self._of(target, there, (*within, reference))
        return self._done[reference]


def is_data(key: object, keys: Sequence[object]) -> bool:
    """Whether what has this key, in the part to which `keys` lead, is a value of the API."""
    return key in DATA and not (keys and keys[-1] in MAPS)


def parts_of(node: Any, keys: Keys = ()) -> Iterator[tuple[Keys, dict[str, Any]]]:
    """Yield each object of a document that describes, with the keys to it."""
    if isinstance(node, dict):
        yield keys, node
        for key, value in node.items():
            if not is_data(key, keys):
                yield from parts_of(value, (*keys, key))
    elif isinstance(node, list):
        for at, item in enumerate(node):
            yield from parts_of(item, (*keys, at))
