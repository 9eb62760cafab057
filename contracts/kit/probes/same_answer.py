"""Whether two answers tell anything apart, beside the ids that they were asked for."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from understudy.contracts.kit.talk.exchange import Exchange

Pointer = tuple[str | int, ...]
Leaves = dict[Pointer, Any]
# They follow from the body, or are each answer's own, or the connection's.
OWN_HEADERS = frozenset(
    {
        "age",
        "connection",
        "content-length",
        "date",
        "etag",
        "keep-alive",
        "server-timing",
        "set-cookie",
        "transfer-encoding",
    }
)
NOTHING = "nothing there"
ROUNDS = 4
# Ids and counters: words with a digit in them, and what is too long for a word.
CHANCE = re.compile(r"(?:(?=[\w-]*\d)[\w-]+|[\w-]{20,})")


def difference(
    foreign: Exchange,
    unknown: Exchange,
    ask_unknown: Callable[[], Exchange],
    ask_foreign: Callable[[], Exchange],
    volatile: set[Pointer] | None = None,
) -> str | None:
    """Return what tells two answers apart; the callables ask for each of them once more.

    What changes from one answer to the next of the same request tells nothing. Where in answers
    such a thing stands is added to `volatile`, so that it need not be found out again.
    """
    known = set() if volatile is None else volatile
    if foreign.status != unknown.status:
        return f"{foreign.status} and {unknown.status}"
    ours, theirs = _leaves(foreign), _leaves(unknown)
    told = {
        at: pair
        for at, pair in _apart(ours, theirs).items()
        if at not in known or not _may_be_chance({at: pair})
    }
    for ask, leaves in ((ask_unknown, theirs), (ask_foreign, ours)) * ROUNDS:
        if not told or not _may_be_chance(told):
            break
        once_more = _leaves(ask())
        changed = {at for at in told if once_more.get(at) != leaves.get(at)}
        known |= changed
        told = {at: pair for at, pair in told.items() if at not in changed}
    return next((f"{one!r} and {other!r}" for one, other in told.values()), None)


def header_difference(one: Exchange, other: Exchange) -> set[str]:
    """Return the headers that only one of two answers has, or that differ in more than numbers."""
    ours, theirs = _headers(one), _headers(other)
    return {name for name in ours | theirs if ours.get(name) != theirs.get(name)}


def _apart(ours: Leaves, theirs: Leaves) -> dict[Pointer, tuple[Any, Any]]:
    """Return what differs, the words before what may be ids, times and counters."""
    pointers = sorted(ours.keys() | theirs.keys(), key=str)
    pairs = {at: (ours.get(at, NOTHING), theirs.get(at, NOTHING)) for at in pointers}
    told = {at: pair for at, pair in pairs.items() if pair[0] != pair[1]}
    return {at: told[at] for at in sorted(told, key=lambda at: _may_be_chance({at: told[at]}))}


def _may_be_chance(told: Mapping[Pointer, tuple[Any, Any]]) -> bool:
    """Tell whether all of it differs in nothing but ids, times and counters."""
    return all(_steady(one) == _steady(other) for one, other in told.values())


def _headers(answer: Exchange) -> dict[str, str | None]:
    masked = {name: _masked(value, answer) for name, value in answer.headers.items()}
    return {
        name: CHANCE.sub("#", value) for name, value in masked.items() if name not in OWN_HEADERS
    }


def _leaves(answer: Exchange) -> Leaves:
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
    for asked in _asked_ids(answer):
        # A text may show an id in letters of another case.
        text = re.sub(re.escape(asked), "{id}", text, flags=re.IGNORECASE)
    return text


def _asked_ids(answer: Exchange) -> list[str]:
    """Return the ids in a request's path: its parameters, or what cannot be a word in it."""
    request = answer.request
    if request.operation is not None:
        return [each for each in request.params.values() if each]
    path = urlsplit(request.path).path
    return [each for each in map(unquote, path.split("/")) if CHANCE.fullmatch(each)]


def _steady(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "#"
    if not isinstance(value, str):
        return value
    return CHANCE.sub("#", value) if " " in value else "#"
