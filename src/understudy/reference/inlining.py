"""A document in which what each `$ref` points at stands in its place."""

from collections.abc import Mapping
from typing import Any

from understudy.reference.parts import DATA, MAPS
from understudy.reference.references import BadReference, Keys, followed

SCHEMAS = "#/components/schemas/"


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
            key: value if key in DATA else self._part(key, value, (*keys, key), within)
            for key, value in node.items()
            if not (key == "$ref" and isinstance(value, str))
        }
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return beside
        target = self._followed(reference, keys, within)
        return {**beside, **target} if isinstance(target, dict) else target

    def _part(self, key: str, value: Any, keys: Keys, within: tuple[str, ...]) -> Any:
        if key in MAPS and isinstance(value, dict):
            return {name: self._of(part, (*keys, name), within) for name, part in value.items()}
        return self._of(value, keys, within)

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
