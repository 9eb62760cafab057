"""Refuses references that lead nowhere, or back to what they are part of."""

from collections.abc import Iterator
from typing import Any

from understudy.reference.parts import parts_of
from understudy.reference.references import BadReference, Keys, followed

# The keywords whose schemas are about the same value as the one that has them.
ALL_OR_ANY = ("allOf", "anyOf", "oneOf")


def refuse_bad(document: Any) -> None:
    """Raise BadReference for the first `$ref` of a document that leads nowhere, or to itself.

    A schema may hold itself, in a property or as an item; it cannot be one of its own `allOf`.
    """
    ended: set[str] = set()
    for keys, part in parts_of(document):
        if isinstance(part.get("$ref"), str):
            _must_end(document, part["$ref"], keys, (), ended)


def _must_end(
    document: Any, reference: str, keys: Keys, within: tuple[str, ...], ended: set[str]
) -> None:
    if reference in ended:
        return
    if reference in within:
        raise BadReference(keys, f"{reference} leads back to itself")
    target, there = followed(document, reference, keys)
    for inner, at in _same_value(target, there):
        _must_end(document, inner, at, (*within, reference), ended)
    ended.add(reference)


def _same_value(schema: Any, keys: Keys) -> Iterator[tuple[str, Keys]]:
    """Yield each `$ref` that is about the value of a schema itself, with the keys to it."""
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("$ref"), str):
        yield schema["$ref"], keys
    for word in ALL_OR_ANY:
        members = schema.get(word)
        for at, member in enumerate(members if isinstance(members, list) else ()):
            yield from _same_value(member, (*keys, word, at))
    yield from _same_value(schema.get("not"), (*keys, "not"))
