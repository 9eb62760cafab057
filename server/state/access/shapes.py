"""What an organization and a key must look like before they may enter the store from outside."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from understudy.server.state.access.keys import digest
from understudy.server.state.documents.shapes import (
    Misshapen,
    require_fields,
    require_instant,
    require_text,
)
from understudy.server.state.documents.store import PART
from understudy.server.state.storage.rows import Doc

ORG = ("id", "name")
MAYBE = ("plan",)
KEY = ("id", "org", "name", "key", "created_at", "revoked_at")
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def check_org(row: Any, fields: tuple[str, ...] = ORG) -> None:
    """Require an organization: an id that can name tables, a name, and maybe a plan."""
    require_fields(row, fields, MAYBE)
    for field in (*fields, *({"plan"} & row.keys())):
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


def repeated_token(keys: Mapping[str, Doc]) -> str | None:
    """Return the id of a key whose token an earlier key of the same API has."""
    seen: set[tuple[str, str]] = set()
    for key_id, row in keys.items():
        place = (row["api"], row.get("_digest") or digest(row["key"]))
        if place in seen:
            return key_id
        seen.add(place)
    return None
