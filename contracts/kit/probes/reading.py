"""What stands in answers, found by the paths of the table, whatever form they turn out to have."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.talk.exchange import Exchange

Entry = dict[str, Any]


def at(document: Any, path: str) -> Any:
    """Return what stands at a dotted path of a document; None where there is nothing.

    A number counts the entries of a list. Of several paths with a bar between them, the first that
    has anything counts.
    """
    return next((found for _, found in ways(document, path)), None)


def ways(document: Any, paths: str) -> Iterator[tuple[str, Any]]:
    """Yield each of several paths that has anything, with what stands there."""
    for path in paths.split("|"):
        found = document
        for name in path.split(".") if path else ():
            found = _inside(found, name)
        if found is not None:
            yield path, found


def _inside(node: Any, name: str) -> Any:
    if isinstance(node, list) and name.isdecimal():
        return next(iter(node[int(name) :]), None)
    return node.get(name) if isinstance(node, dict) else None


def record_of(answer: Exchange, resource: Resource) -> Entry:
    """Return the thing that an answer shows; an empty one where it shows none."""
    found = at(answer.json, resource.record)
    return _named(found, resource) if isinstance(found, dict) else {}


def rows_of(answer: Exchange, resource: Resource) -> list[Entry]:
    """Return the things that an answer lists: at the table's path, else wherever they stand."""
    found = at(answer.json, resource.rows)
    if isinstance(found, list):
        return [_named(each, resource) for each in found if isinstance(each, dict)]
    return [_named(each, resource) for each in entries(found) if resource.naming in each]


def _named(entry: Entry, resource: Resource) -> Entry:
    """Return an entry with its id where the table says, whatever it is called there."""
    others = (entry[each] for each in resource.also_ident if each in entry)
    ident = next(others, None)
    return entry if ident is None else {resource.ident: ident, **entry}


def row_of(answer: Exchange, resource: Resource, ident: str) -> Entry:
    """Return the row of one thing in a list; an empty one where it is not listed."""
    listed = rows_of(answer, resource)
    return next((each for each in listed if is_id(each.get(resource.ident), ident)), {})


def shown_of(answer: Exchange, resource: Resource, ident: str) -> Entry:
    """Return the thing that an answer shows: by itself, or in the list where that is all there is.

    An empty one where it shows none.
    """
    if resource.read or answer.operation != resource.listed:
        return record_of(answer, resource)
    return row_of(answer, resource, ident)


def new_id(answer: Exchange, resource: Resource) -> str | None:
    """Return the id that a write answers: in its place, in the record, or beside all else.

    Where things can be read one by one, also the id that stands oddly in place of the record.
    """
    told = at(answer.json, resource.made) if resource.made else None
    beside = at(answer.json, resource.ident) if resource.made else None
    record = at(answer.json, resource.record)
    odd = (record, *(each.get(resource.ident) for each in entries(record))) if resource.read else ()
    places = (told, record_of(answer, resource).get(resource.ident), beside, *odd)
    return next((str(each) for each in places if isinstance(each, str | int) and str(each)), None)


def is_id(shown: Any, ident: str) -> bool:
    """Tell whether a value is this id, in letters of any case."""
    return isinstance(shown, str | int) and str(shown).lower() == ident.lower()


def entries(node: Any) -> Iterator[Entry]:
    """Return every object anywhere in a document, outer ones first."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from entries(child)


def as_json(value: Any) -> str:
    """Return a value as the JSON that a reader of reports knows."""
    return json.dumps(value, ensure_ascii=False)


def bears(answer: Exchange, text: str) -> bool:
    """Tell whether an answer bears a text, as JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1] in answer.text


def instant(value: Any) -> datetime | None:
    """Return a point in time; None where the value names none."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
