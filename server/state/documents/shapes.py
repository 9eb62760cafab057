"""What a row must look like before it may enter the store from outside."""

import re
from collections.abc import Collection as Group
from typing import Any

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.spans import number_of
from understudy.server.state.storage.rows import Doc
from understudy.server.state.time.instants import ClockError, parse_instant

LARGEST = 2**53


class Misshapen(ValueError):
    """A row is not what it has to be; the message says what is wrong."""


def check_doc(row: Any, collection: Collection) -> None:
    """Require a document: an identifier, the indexed fields, and a commit number if it has one."""
    if not isinstance(row, dict):
        raise Misshapen("must be an object")
    require_text(row, collection.key)
    for field in (*collection.by, *collection.groups):
        if field not in row:
            raise Misshapen(f"has no {field}")
    for field in (*(collection.span or ()), *collection.days):
        require_day(row, field)
    seq = row.get("_seq", 0)
    if type(seq) is not int or not 0 <= seq <= LARGEST:
        raise Misshapen("_seq must be a whole number, 0 or more")


def check_ids(row: Any) -> None:
    """Require the seed, written as text, and the counter of identifiers."""
    require_fields(row, ("id", "seed", "counter"))
    if type(row["counter"]) is not int or not 0 <= row["counter"] <= LARGEST:
        raise Misshapen("the counter must be a whole number, 0 or more")
    if not re.fullmatch(r"-?[0-9]{1,1000}", str(row["seed"])):
        raise Misshapen("the seed must be a whole number, written as text")


def require_fields(row: Any, fields: Group[str], optional: Group[str] = ()) -> None:
    if not isinstance(row, dict):
        raise Misshapen("must be an object")
    for field in fields:
        if field not in row:
            raise Misshapen(f"has no {field}")
    for field in row:
        if field not in (*fields, *optional) and not field.startswith("_"):
            known = ", ".join((*fields, *optional))
            raise Misshapen(f"has an unknown field {field!r}; there are: {known}")


def require_text(row: Doc, field: str) -> None:
    if not isinstance(row.get(field), str) or not row[field]:
        raise Misshapen(f"the {field} must be text, and not empty")


def require_day(row: Doc, field: str) -> None:
    try:
        number_of(row[field])
    except (KeyError, TypeError, ValueError):
        raise Misshapen(f"the {field} must begin with a day like 2026-06-01") from None


def require_instant(value: Any, field: str) -> None:
    try:
        parse_instant(str(value))
    except ClockError as error:
        raise Misshapen(f"{field}: {error}") from None
