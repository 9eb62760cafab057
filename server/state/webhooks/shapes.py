"""What a subscription and a delivery must look like before they may enter the store."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from understudy.server.state.access.shapes import DIGEST
from understudy.server.state.documents.shapes import (
    Misshapen,
    require_fields,
    require_instant,
    require_text,
)
from understudy.server.state.storage.rows import Doc

HOOK = ("id", "url", "event_types", "secret")
DELIVERY = (
    "id",
    "subscription",
    "url",
    "event_id",
    "event_type",
    "entity_type",
    "entity_id",
    "entity_version",
    "body",
    "created_at",
    "next_at",
    "attempts",
)
TEXTS = (
    "id",
    "subscription",
    "url",
    "event_id",
    "event_type",
    "entity_type",
    "entity_id",
    "body",
)
ATTEMPT = (
    "number",
    "send_at",
    "sent_at",
    "duration_ms",
    "code",
    "headers",
    "body",
    "error_type",
    "error",
)
# Attempts of earlier releases have none.
OPTIONAL = ("request_headers",)
OWNER = ("api", "org")


def check_hook(row: Any, fields: tuple[str, ...] = HOOK) -> None:
    """Require a subscription: an address, the types of events that it asks for, maybe a secret."""
    require_fields(row, fields)
    require_text(row, "id")
    problem = url_problem(row["url"])
    if problem:
        raise Misshapen(f"the url {problem}")
    types = row["event_types"]
    if not isinstance(types, list) or not all(isinstance(one, str) and one for one in types):
        raise Misshapen("event_types must be a list of texts")
    if "_digest" in row and (row["secret"] is not None or not is_digest(row["_digest"])):
        raise Misshapen("a webhook with a _digest has no secret, and 64 hexadecimal digits")
    if row["secret"] is not None:
        require_text(row, "secret")
        if not row["secret"].isascii() or not row["secret"].isprintable():
            raise Misshapen("the secret must be printable ASCII, so that a header can carry it")
        if row["secret"] != row["secret"].strip():
            raise Misshapen("the secret must not begin or end with a space: a header loses it")


def is_digest(value: Any) -> bool:
    """Whether this can stand in place of a secret."""
    return isinstance(value, str) and bool(DIGEST.fullmatch(value))


def url_problem(url: Any) -> str:
    """Return why nothing can be sent to an address, "" where something can."""
    try:
        parts = urlsplit(url) if isinstance(url, str) else None
        if parts and "@" in parts.netloc:
            # It would be shown wherever the address is, and is sent by no header of ours.
            return "must not hold a user name or a password; use the secret"
        if parts and parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return ""
    except ValueError:
        pass
    return "must be an http or https address with a host"


def check_delivery(
    row: Any, is_hook: Callable[[Doc], bool], fields: tuple[str, ...] = DELIVERY
) -> None:
    """Require a delivery of a subscription that exists or existed, with its attempts."""
    require_fields(row, fields)
    for field in TEXTS:
        require_text(row, field)
    if type(row["entity_version"]) is not int:
        raise Misshapen("the entity_version must be a whole number")
    require_instant(row["created_at"], "created_at")
    if row["next_at"] is not None:
        require_instant(row["next_at"], "next_at")
    if row["next_at"] is not None and not is_hook(row):
        raise Misshapen(f"there is no subscription {row['subscription']!r} to send it to")
    if not isinstance(row["attempts"], list):
        raise Misshapen("attempts must be a list")
    for number, attempt in enumerate(row["attempts"], 1):
        _check_attempt(attempt, number)


def _check_attempt(attempt: Any, number: int) -> None:
    try:
        require_fields(attempt, ATTEMPT, OPTIONAL)
        if attempt["number"] != number:
            raise Misshapen(f"the number must be {number}")
        require_instant(attempt["send_at"], "send_at")
        require_instant(attempt["sent_at"], "sent_at")
        _check_answer(attempt)
    except Misshapen as problem:
        raise Misshapen(f"attempt {number}: {problem}") from None


def _check_answer(attempt: Mapping[str, Any]) -> None:
    duration, code = attempt["duration_ms"], attempt["code"]
    if duration is not None and (type(duration) not in (int, float) or duration < 0):
        raise Misshapen("duration_ms must be a number, 0 or more")
    if code is not None and (type(code) is not int or not 100 <= code <= 999):
        raise Misshapen("the code must be a status of HTTP")
    if not isinstance(attempt["body"], str):
        raise Misshapen("the body must be text")
    for field in ("headers", *OPTIONAL):
        headers = attempt.get(field, [])
        if not isinstance(headers, list) or not all(map(_is_header, headers)):
            raise Misshapen(f"{field} must be a list of names and values")
    for field in ("error_type", "error"):
        if attempt[field] is not None:
            require_text(attempt, field)


def _is_header(header: Any) -> bool:
    return (
        isinstance(header, list)
        and len(header) == 2
        and all(isinstance(part, str) for part in header)
    )
