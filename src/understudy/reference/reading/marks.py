"""What our extensions say of any part of a spec: decisions, conditions, what stands instead."""

from collections.abc import Mapping
from typing import Any

import orjson

from understudy.reference.reading.model import Condition, Decision
from understudy.reference.reading.place import Place
from understudy.reference.variant import INSTEAD, MARK, in_place_of

ASSUMED = "x-assumed"
# The extensions that any object may have.
MARKS = frozenset({ASSUMED, MARK})
SHORT = 80


def conditions_of(place: Place) -> tuple[Condition, ...]:
    """Return the settings under which an object is there."""
    given = place.get(MARK)
    if given is None:
        return ()
    return tuple(
        Condition(setting, tuple(str(value.value) for value in values.items()))
        for setting, values in given.entries()
    )


def instead_of(place: Place) -> Place | None:
    """Return what stands in an object's place under other settings, with what it keeps of it."""
    given = place.get(INSTEAD)
    if given is None:
        return None
    given.must_be_object()
    if MARK not in given.value:
        given.refuse(f"{INSTEAD} has no {MARK}, which says when it stands there")
    return Place(place.spec, given.keys, in_place_of(place.value), place.references)


def decisions_of(place: Place, where: str, anchor: str) -> tuple[Decision, ...]:
    """Return what of an object is ours; `where` and `anchor` lead to it on a page."""
    given = place.get(ASSUMED)
    if given is None:
        return ()
    marks = given.value if isinstance(given.value, Mapping) else {"": given.value}
    return tuple(
        _decision(place, str(keyword), reason, where, anchor) for keyword, reason in marks.items()
    )


def _decision(place: Place, keyword: str, reason: object, where: str, anchor: str) -> Decision:
    if not isinstance(reason, str):
        place.at(ASSUMED).refuse(f"{ASSUMED} gives no reason for `{keyword}`")
    named = keyword.partition("/")[0]
    if named and named not in place.value:
        place.at(ASSUMED).refuse(f"{ASSUMED} speaks of `{named}`, which is not there")
    value = as_json(place.value[named]) if named == keyword != "" else ""
    return Decision(
        pointer=place.pointer,
        keyword=keyword,
        value=value if len(value) <= SHORT else "",
        reason=reason.strip(),
        where=where,
        anchor=anchor,
    )


def as_json(value: Any) -> str:
    """Return a value as JSON writes it."""
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
