"""The words that an API puts before every refusal, as its examples of errors show them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from understudy.reference.reading.gathered import fields_of
from understudy.reference.reading.model import Operation, Refusal, Tag

Whole = TypeVar("Whole")


def with_own_words(tags: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """Return the tags with the refusals as the API words them."""
    prefix = prefix_of(operation for tag in tags for operation in tag.operations)
    return reworded(tags, prefix) if prefix else tags


def prefix_of(operations: Iterable[Operation]) -> str:
    """Return what stands before a refusal in most examples of errors, "" for nothing."""
    begins = Counter(
        text.removesuffix(refusal)
        for operation in operations
        for refusal in {each.text for field in fields_of(operation) for each in field.refusals}
        for text in _error_texts(operation)
        if text.endswith(refusal) and text.removesuffix(refusal)[-1:] in ("", " ")
    )
    return begins.most_common(1)[0][0] if begins else ""


def reworded(node: Whole, prefix: str) -> Whole:
    """Return a copy in which every refusal begins with these words."""
    if isinstance(node, Refusal):
        return replace(node, text=f"{prefix}{node.text}")
    if isinstance(node, tuple):
        return tuple(reworded(each, prefix) for each in node)  # type: ignore[return-value]  # as was
    if not is_dataclass(node) or isinstance(node, type):
        return node
    held = {each.name: getattr(node, each.name) for each in fields(node)}
    parts = {
        name: reworded(value, prefix)
        for name, value in held.items()
        if isinstance(value, tuple) or is_dataclass(value)
    }
    return replace(node, **parts)


def _error_texts(operation: Operation) -> set[str]:
    contents = (
        content
        for answer in operation.answers
        if answer.status.startswith("4")
        for content in answer.contents
    )
    return {
        text
        for content in contents
        for example in content.examples
        for text in _texts(example.value)
    }


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from _texts(each)
