"""Whether two answers tell anything apart, beside the ids that they were asked for."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from understudy.contracts.kit.exchange import Exchange

Pointer = tuple[str | int, ...]
# They follow from the body, or are each answer's own.
OWN_HEADERS = frozenset({"age", "content-length", "date", "etag", "server-timing", "set-cookie"})
NOTHING = "nothing"
CHANCE = re.compile(r"[0-9a-f]{6,}|\d+", re.IGNORECASE)


def difference(foreign: Exchange, unknown: Exchange, again: Callable[[], Exchange]) -> str | None:
    """Return what tells two answers apart; `again` asks for the unknown one once more.

    What differs between two answers to the same request tells nothing.
    """
    if foreign.status != unknown.status:
        return f"{foreign.status} and {unknown.status}"
    ours, theirs = _leaves(foreign), _leaves(unknown)
    if ours == theirs:
        return None
    once_more = _leaves(again())
    chance = {each for each in theirs | once_more if theirs.get(each) != once_more.get(each)}
    for pointer in sorted(ours.keys() | theirs.keys(), key=str):
        pair = ours.get(pointer, NOTHING), theirs.get(pointer, NOTHING)
        if pointer in chance:
            pair = _steady(pair[0]), _steady(pair[1])
        if pair[0] != pair[1]:
            return f"{pair[0]!r} and {pair[1]!r}"
    return None


def header_difference(foreign: Exchange, unknown: Exchange) -> set[str]:
    """Return the headers that only one of two answers has, or that differ in more than numbers."""
    ours, theirs = _headers(foreign), _headers(unknown)
    return {name for name in ours | theirs if ours.get(name) != theirs.get(name)}


def _headers(answer: Exchange) -> dict[str, str | None]:
    masked = {name: _masked(value, answer) for name, value in answer.headers.items()}
    return {name: _steady(value) for name, value in masked.items() if name not in OWN_HEADERS}


def _leaves(answer: Exchange) -> dict[Pointer, Any]:
    if not answer.is_json:
        return {(): _masked(answer.text, answer)}
    return dict(_walk(answer.json, (), answer))


def _walk(node: Any, pointer: Pointer, answer: Exchange) -> Iterator[tuple[Pointer, Any]]:
    if not isinstance(node, dict | list):
        yield pointer, _masked(node, answer) if isinstance(node, str) else node
        return
    yield pointer, type(node).__name__
    for key, child in node.items() if isinstance(node, dict) else enumerate(node):
        yield from _walk(child, (*pointer, key), answer)


def _masked(text: str, answer: Exchange) -> str:
    asked = answer.request.params.get("projectId")
    return text.replace(asked, "{projectId}") if asked else text


def _steady(value: Any) -> Any:
    return CHANCE.sub("#", value) if isinstance(value, str) else value
