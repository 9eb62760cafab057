"""What stands in answers, whatever form they turn out to have."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from understudy.contracts.kit.probes.reading import instant
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.resources import Kind

Row = dict[str, Any]


def rows(answer: Exchange, name: str) -> list[Row]:
    """Return the rows of a list; none where there is no such list."""
    found = answer.json.get(name) if isinstance(answer.json, dict) else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def record_of(answer: Exchange, kind: Kind) -> Row:
    """Return the thing that an answer shows; an empty one where it shows none."""
    found = answer.json.get(kind.name) if isinstance(answer.json, dict) else None
    return found if isinstance(found, dict) else {}


def made_id(answer: Exchange, kind: Kind) -> str | None:
    """Return the uuid that a write answers, in its documented place or wherever it stands."""
    document = answer.json if isinstance(answer.json, dict) else {}
    places = (document.get(f"{kind.name}_uuid"), record_of(answer, kind).get("uuid"))
    return next((each for each in (*places, document.get("uuid")) if isinstance(each, str)), None)


def uuids(listed: list[Row]) -> list[str]:
    """Return the uuids of rows, in lower case."""
    return [str(row["uuid"]).lower() for row in listed if "uuid" in row]


def is_same(one: str | None, other: Any) -> bool:
    """Tell whether two uuids are one, however they are written."""
    return isinstance(other, str) and str(one).lower() == other.lower()


def instants(listed: list[Row], name: str) -> Iterator[datetime]:
    """Return one field of rows as points in time, where all of them have it."""
    found = [instant(row.get(name)) for row in listed]
    if None not in found:
        yield from (each for each in found if each is not None)
