"""`reading.json`: what the pages of every API say, flat, so that two of them can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from json import JSONDecodeError
from pathlib import Path
from typing import Any, Literal, get_args

import orjson

from understudy.reference.text import in_utf8

FORMAT = 1
Kind = Literal["api", "operation", "body", "input", "answer", "output", "next", "rule", "decision"]
Weight = Literal["breaking", "addition", "words"]
# In the order in which they are told.
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
Fact = str | int | float | bool | tuple[str, ...]


class SinceError(ValueError):
    """A file is no `reading.json` that this version can compare; the text says why, in a line."""


@dataclass(frozen=True)
class Entry:
    """One thing of a page: `facts` are what programs rely on, `words` what people read.

    `anchor` is the one of its page, "" where it has none.
    """

    kind: Kind
    anchor: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A change of one fact or text, or of a whole thing, in each of these operations.

    `place` is where in them ("body `date`"), `what` is what of it, "added" or "removed" where it is
    the whole. `before` and `after` are as the pages show them. `anchor` is the one of its page.
    """

    weight: Weight
    operations: tuple[str, ...]
    place: str
    what: str
    before: str
    after: str
    anchor: str = ""


@dataclass(frozen=True)
class Step:
    """What became of an API from one version of its spec to another."""

    before: str
    after: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class ApiEntries:
    """One API: its entries by `operation/section/path`, and its earlier steps, newest first."""

    title: str
    version: str
    entries: Mapping[str, Entry]
    history: tuple[Step, ...] = ()


Document = Mapping[str, ApiEntries]


def written(document: Document) -> str:
    """Return the text of `reading.json`: keys in order, an entry a line, always the same."""
    apis = ",\n".join(f"{_json(name)}: {_lines(api)}" for name, api in sorted(document.items()))
    return f'{{"format": {FORMAT}, "apis": {{\n{apis}\n}}}}\n'


def _lines(api: ApiEntries) -> str:
    plain = _plain(api)
    entries = ",\n".join(
        f"{_json(key)}: {_json(entry)}" for key, entry in sorted(plain.pop("entries", {}).items())
    )
    return f'{_json(plain)[:-1]},"entries": {{\n{entries}\n}}}}'


def _json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def load_since(path: Path) -> Document:
    """Return what an earlier `reading.json` says; SinceError where it is not one."""
    try:
        whole = orjson.loads(in_utf8(path.read_bytes()).decode())
    except OSError as error:
        raise SinceError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SinceError(
            f"{path}: is not {error.encoding.upper()}, byte {error.start}: {_WANTED}"
        ) from error
    except JSONDecodeError as error:
        raise SinceError(f"{path}:{error.lineno}: is not JSON: {error.msg}; {_WANTED}") from error
    try:
        return _document(whole)
    except (_Wrong, TypeError, KeyError, AttributeError) as error:
        raise SinceError(f"{path}: is no reading.json: {_told(error)}; {_WANTED}") from error


_WANTED = "pass the reading.json of an earlier `understudy docs build`"


class _Wrong(ValueError):
    """A part of the file is of another shape."""


def _told(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks {error}"
    return str(error) if isinstance(error, _Wrong) else "a part of it is of another shape"


def _plain(api: ApiEntries) -> dict[str, Any]:
    entries = {key: _short(vars(entry)) for key, entry in api.entries.items()}
    history = [
        {**vars(step), "changes": [_short(vars(each)) for each in step.changes]}
        for step in api.history
    ]
    return _short({**vars(api), "entries": entries, "history": history})


def _short(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", (), [], {})}


def _document(whole: Any) -> Document:
    _is(dict, whole, "the file")
    if whole.get("format") != FORMAT:
        raise _Wrong(f"its format is {whole.get('format')!r}, and not {FORMAT}")
    return {_is(str, name, "a name"): _api(api) for name, api in whole["apis"].items()}


def _api(api: Any) -> ApiEntries:
    _is(dict, api, "an API")
    return ApiEntries(
        title=_is(str, api["title"], "a title"),
        version=_is(str, api["version"], "a version"),
        entries={key: _entry(key, entry) for key, entry in api.get("entries", {}).items()},
        history=tuple(_step(step) for step in _is(list, api.get("history", []), "a history")),
    )


def _entry(key: str, entry: Any) -> Entry:
    _is(dict, entry, key)
    if entry["kind"] not in get_args(Kind):
        raise _Wrong(f"{key} is a {entry['kind']!r}")
    return Entry(
        kind=entry["kind"],
        anchor=_is(str, entry.get("anchor", ""), key),
        facts={name: _fact(key, fact) for name, fact in entry.get("facts", {}).items()},
        words={name: _is(str, text, key) for name, text in entry.get("words", {}).items()},
    )


def _fact(key: str, fact: Any) -> Fact:
    if isinstance(fact, list):
        return tuple(_is(str, each, key) for each in fact)
    if not isinstance(fact, str | int | float):
        raise _Wrong(f"a fact of {key} is of another shape")
    return fact


def _step(step: Any) -> Step:
    _is(dict, step, "a step")
    before, after = (_is(str, step[name], "a version") for name in ("before", "after"))
    return Step(before, after, tuple(_change(change) for change in step["changes"]))


def _change(change: Any) -> Change:
    _is(dict, change, "a change")
    if change["weight"] not in WEIGHTS:
        raise _Wrong(f"a change has the weight {change['weight']!r}")
    operations = _is(list, change.get("operations", []), "a list of operations")
    texts = {
        name: _is(str, change.get(name, ""), "a change")
        for name in ("place", "what", "before", "after", "anchor")
    }
    return Change(
        weight=change["weight"],
        operations=tuple(_is(str, each, "an operation") for each in operations),
        **texts,
    )


def _is(kind: type[Any], value: Any, what: str) -> Any:
    if not isinstance(value, kind):
        raise _Wrong(f"{what} is of another shape")
    return value
