"""Two documents compared: what of each API was removed, added, changed, and what that means."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from understudy.site.changes.document import (
    WEIGHTS,
    ApiEntries,
    Change,
    Document,
    Entry,
    Fact,
    Kind,
    Step,
    Weight,
)
from understudy.site.changes.weights import weight_of

NOTHING = ApiEntries("", "", {})
# How many steps of an API are kept.
KEPT = 100


def with_history(old: Document, new: Document) -> Document:
    """Return the new document, whose APIs know what has changed since the old one and before it.

    An API that did not change has no step, whatever its version says.
    """
    return {name: _with_step(old.get(name, NOTHING), api) for name, api in new.items()}


def _with_step(old: ApiEntries, new: ApiEntries) -> ApiEntries:
    if old is NOTHING:
        return new
    changes = compare(old, new)
    step = [Step(old.version, new.version, changes)] if changes else []
    return replace(new, history=(*step, *old.history)[:KEPT])


def gone(old: Document, new: Document) -> tuple[str, ...]:
    """Return the names of the APIs that are no more."""
    return tuple(sorted(set(old) - set(new)))


def compare(old: ApiEntries, new: ApiEntries) -> tuple[Change, ...]:
    """Return all changes: what breaks clients first, then additions, then words.

    What changed in the same way in many operations is one change of all of them.
    """
    found: dict[Change, list[str]] = {}
    for key in sorted({*old.entries, *new.entries}):
        operation = key.partition("/")[0]
        for change in _changes(key, old.entries, new.entries):
            found.setdefault(change, []).extend([operation] if operation else [])
    merged = [
        replace(change, operations=tuple(dict.fromkeys(ids))) for change, ids in found.items()
    ]
    return tuple(sorted(merged, key=lambda change: WEIGHTS.index(change.weight)))


def _changes(key: str, old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Change]:
    before, after = old.get(key), new.get(key)
    place = place_of(key)
    if before and after:
        yield from _facts(place, before, after)
        yield from _words(place, before, after)
    elif before and _is_outermost(key, old, new):
        yield Change(_weight_of_loss(before.kind), (), place, "removed", _shown(before), "")
    elif after and _is_outermost(key, new, old):
        yield Change(_weight_of_gain(after), (), place, "added", "", _shown(after), after.anchor)


def _facts(place: str, before: Entry, after: Entry) -> Iterator[Change]:
    for name in _differing(before.facts, after.facts):
        old, new = before.facts.get(name), after.facts.get(name)
        weight = weight_of(after.kind, name, old, new)
        yield Change(weight, (), place, name, _text(old), _text(new), after.anchor)


def _words(place: str, before: Entry, after: Entry) -> Iterator[Change]:
    for name in _differing(before.words, after.words):
        old, new = before.words.get(name, ""), after.words.get(name, "")
        yield Change("words", (), place, name, old, new, after.anchor)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]


def _is_outermost(key: str, mine: Mapping[str, Entry], other: Mapping[str, Entry]) -> bool:
    """Whether what holds an entry is on both sides, so that it went or came by itself."""
    return all(holder in other for holder in holders_of(key) if holder in mine)


def holders_of(key: str) -> Iterator[str]:
    """Yield the keys of all that may hold an entry: of `op/body/a.b` also `op` and `op/body/a`."""
    operation, _, rest = key.partition("/")
    section, slash, path = rest.partition("/")
    if not operation:
        return
    if rest:
        yield operation
    if slash:
        yield f"{operation}/{section.partition(' ')[0]}"
    if path:
        yield f"{operation}/{section}/"
    for end, letter in enumerate(path):
        if end and letter in ".[ ":
            yield f"{operation}/{section}/{path[:end]}"
            yield f"{operation}/{section}/{path[:end]}[]"


def _weight_of_loss(kind: Kind) -> Weight:
    return "words" if kind in ("rule", "decision", "next") else "breaking"


def _weight_of_gain(entry: Entry) -> Weight:
    if entry.kind == "decision":
        return "words"
    is_asked = entry.kind in ("input", "body") and entry.facts.get("required") is True
    return "breaking" if is_asked else "addition"


def place_of(key: str) -> str:
    """Return where an entry is, in words: "body `date`", "" for the operation itself."""
    operation, _, rest = key.partition("/")
    section, _, path = rest.partition("/")
    if not operation and section in ("rules", "decisions"):
        return f"{section.removesuffix('s')} `{path}`"
    named = f"answer {section}" if section[:1].isdigit() else section
    return f"{named} `{path}`" if path else named


def _shown(entry: Entry) -> str:
    """Return what an entry that came or went is, in a word: its call, its type, its sentence."""
    for name in ("call", "type", "operation"):
        if name in entry.facts:
            return _text(entry.facts[name])
    words = (entry.words.get(name, "") for name in ("statement", "reason", "description"))
    return next(filter(None, words), "")


def _text(value: Fact | None) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
