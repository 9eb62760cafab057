"""What a row must look like before it may enter the store from outside."""

import re
from collections.abc import Callable, Mapping
from collections.abc import Collection as Group
from typing import Any

from understudy.server.state.collection import Collection, Doc
from understudy.server.state.instants import ClockError, parse_instant
from understudy.server.state.keys import digest
from understudy.server.state.store import PART

ORG = ("id", "name")
KEY = ("id", "org", "name", "key", "created_at", "revoked_at")
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
LARGEST = 2**53


class Misshapen(ValueError):
    """A row is not what it has to be; the message says what is wrong."""


def check_org(row: Any, fields: tuple[str, ...] = ORG) -> None:
    """Require an organization: an id that can name tables, and a name."""
    require_fields(row, fields)
    for field in fields:
        require_text(row, field)
    if not PART.fullmatch(row["id"]):
        raise Misshapen("the id may hold only lower-case letters, digits and underscores")


def check_key(row: Any, is_org: Callable[[Doc], bool], fields: tuple[str, ...] = KEY) -> None:
    """Require a key of an organization that exists, with its token or the token's digest."""
    require_fields(row, fields, ("role",))
    for field in (*fields, *({"role"} & row.keys())):
        if field not in ("key", "revoked_at"):
            require_text(row, field)
    if "_digest" not in row:
        require_text(row, "key")
    elif row["key"] != "" or not DIGEST.fullmatch(str(row["_digest"])):
        raise Misshapen("a key with a _digest has an empty key, and 64 hexadecimal digits")
    require_instant(row["created_at"], "created_at")
    if row["revoked_at"] is not None:
        require_instant(row["revoked_at"], "revoked_at")
    if not is_org(row):
        raise Misshapen(f"there is no organization {row['org']!r}")


def check_doc(row: Any, collection: Collection) -> None:
    """Require a document: an identifier, the indexed fields, and a commit number if it has one."""
    if not isinstance(row, dict):
        raise Misshapen("must be an object")
    require_text(row, collection.key)
    for field in collection.by:
        if field not in row:
            raise Misshapen(f"has no {field}")
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


def repeated_token(keys: Mapping[str, Doc]) -> str | None:
    """Return the id of a key whose token an earlier key of the same API has."""
    seen: set[tuple[str, str]] = set()
    for key_id, row in keys.items():
        place = (row["api"], row.get("_digest") or digest(row["key"]))
        if place in seen:
            return key_id
        seen.add(place)
    return None


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


def require_instant(value: Any, field: str) -> None:
    try:
        parse_instant(str(value))
    except ClockError as error:
        raise Misshapen(f"{field}: {error}") from None
