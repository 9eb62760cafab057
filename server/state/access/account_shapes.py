"""What an account and a token must look like before they may enter the store from outside."""

from collections.abc import Callable
from typing import Any

from understudy.server.state.access.shapes import DIGEST
from understudy.server.state.access.tokens import USES
from understudy.server.state.documents.shapes import (
    Misshapen,
    require_fields,
    require_instant,
    require_text,
)
from understudy.server.state.storage.rows import Doc

ACCOUNT = ("id", "org", "username", "password", "created_at")
MAYBE = ("role", "profile")
TOKEN = ("id", "api", "org", "account", "use", "key", "issued_at", "ends_at")
TEXTS = ("id", "api", "org", "account")


def check_account(
    row: Any, is_org: Callable[[Doc], bool], fields: tuple[str, ...] = ACCOUNT
) -> None:
    """Require an account of an organization that exists; null is the password of who has keys."""
    require_fields(row, fields, MAYBE)
    for field in (*fields, *({"role"} & row.keys())):
        if field not in ("password", "created_at"):
            require_text(row, field)
    if row["password"] is not None:
        require_text(row, "password")
    if "_digest" in row and (row["password"] is not None or not is_digest(row["_digest"])):
        raise Misshapen("an account with a _digest has no password, and 64 hexadecimal digits")
    require_instant(row["created_at"], "created_at")
    if not isinstance(row.get("profile", {}), dict):
        raise Misshapen("the profile must be an object")
    if not is_org(row):
        raise Misshapen(f"there is no organization {row['org']!r}")


def check_token(row: Any, is_account: Callable[[Doc], bool]) -> None:
    """Require a token of an account that exists, as a digest."""
    require_fields(row, TOKEN)
    for field in TEXTS:
        require_text(row, field)
    if row["use"] not in USES:
        raise Misshapen(f"the use must be one of {', '.join(USES)}")
    if row["key"] is not None:
        require_text(row, "key")
    require_instant(row["issued_at"], "issued_at")
    require_instant(row["ends_at"], "ends_at")
    if not is_digest(row.get("_digest")):
        raise Misshapen("the _digest must be 64 hexadecimal digits")
    if not is_account(row):
        raise Misshapen(f"there is no account {row['account']!r} of this organization")


def is_digest(value: Any) -> bool:
    """Whether this can stand in place of a secret."""
    return isinstance(value, str) and bool(DIGEST.fullmatch(value))
