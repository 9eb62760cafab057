"""What a change of a fact means to a client: it may break it, it adds something, it is words."""

from collections.abc import Callable, Mapping
from typing import Literal

from understudy.site.changes.document import Fact, Kind, Weight

# Whether what is allowed became less, more, or simply something else.
Turn = Literal["narrower", "wider", "other"]
# What an answer offers to its reader, and what an operation may answer.
OFFERED = ("enum", "media types", "conditions")
READ = ("other codes",)
ANY = "any JSON value"


def weight_of(kind: Kind, name: str, before: Fact | None, after: Fact | None) -> Weight:
    """Return the weight of a fact that was changed; None is a fact that is not there.

    A request that may be less than before breaks who sends it, an answer that may be more breaks
    who reads it. What an answer offers breaks its reader too where there is less of it.
    """
    if kind in ("rule", "decision", "next") or name == "deprecated":
        return "words"
    turn = turn_of(name, before, after)
    if turn == "other":
        return "breaking"
    is_read = name in READ or (kind in ("answer", "output") and name not in OFFERED)
    return "breaking" if (turn == "wider") == is_read else "addition"


def turn_of(name: str, before: Fact | None, after: Fact | None) -> Turn:
    """Return whether a fact of this name allows less or more than before."""
    return TURNS.get(name, _bound)(before, after)


def _bound(before: Fact | None, after: Fact | None) -> Turn:
    """A condition that is set allows less, one that is gone more, another one something else."""
    if before is None:
        return "narrower"
    return "wider" if after is None else "other"


def _least(before: Fact | None, after: Fact | None) -> Turn:
    if before is None or after is None:
        return _bound(before, after)
    return "narrower" if after > before else "wider"  # type: ignore[operator]  # both are numbers


def _most(before: Fact | None, after: Fact | None) -> Turn:
    if before is None or after is None:
        return _bound(before, after)
    return "narrower" if after < before else "wider"  # type: ignore[operator]  # both are numbers


def _listed(before: Fact | None, after: Fact | None) -> Turn:
    """A list of what is allowed, where none allows everything."""
    if before is None or after is None:
        return _bound(before, after)
    return _sets(before, after)


def _offered(before: Fact | None, after: Fact | None) -> Turn:
    """A list of what is allowed, where none allows nothing."""
    return _sets(before or (), after or ())


def _sets(before: Fact, after: Fact) -> Turn:
    old, new = _set(before), _set(after)
    if new < old:
        return "narrower"
    return "wider" if old < new else "other"


def _set(value: Fact) -> set[str]:
    return set(value) if isinstance(value, tuple) else {str(value)}


def _type(before: Fact | None, after: Fact | None) -> Turn:
    old, new = (set(str(each or ANY).split(" or ")) for each in (before, after))
    if new == {ANY} or (old - {"integer"} <= new and "number" in new):
        return "wider"
    if old == {ANY} or (new - {"integer"} <= old and "number" in old):
        return "narrower"
    return _sets(tuple(old), tuple(new))


def _default(before: Fact | None, after: Fact | None) -> Turn:
    return "wider" if before is None else "other"


TURNS: Mapping[str, Callable[[Fact | None, Fact | None], Turn]] = {
    "type": _type,
    "enum": _listed,
    "keys": _listed,
    "roles": _listed,
    "conditions": _listed,
    "media types": _offered,
    "other codes": _offered,
    "default": _default,
    "largest": _most,
    **dict.fromkeys(("minLength", "minItems", "minProperties"), _least),
    **dict.fromkeys(("minimum", "exclusiveMinimum"), _least),
    **dict.fromkeys(("maxLength", "maxItems", "maxProperties"), _most),
    **dict.fromkeys(("maximum", "exclusiveMaximum"), _most),
}
