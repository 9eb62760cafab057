"""The bodies of Planado: successes as they are, and one shape for errors."""

import re
from typing import Any

from understudy.api import (
    CHALLENGE,
    BadKey,
    Failure,
    Invalid,
    MissingKey,
    Refusal,
    TooMany,
    status_of,
)

NO_KEY = "The request carries no API key"
WRONG_KEY = "The API key is unknown or was replaced"
# Clients report this text, in plain text, where the documentation shows none.
SLOW_DOWN = b"Rate Limit Exceeded"

CODES = {
    400: "validation_failed",
    401: "unauthorized",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    429: "rate_limit_exceeded",
    500: "internal_error",
}
MESSAGES = {MissingKey: NO_KEY, TooMany: SLOW_DOWN.decode()}
# What is wrong with the request as a whole is named by these, and is no field of it.
NO_FIELDS = ("body", "request")
FIELD = re.compile(r"[a-z_]+([.\[][a-z_0-9.\[\]]*)?")


def success(payload: Any, message: str) -> Any:
    """Return the body of a success: Planado wraps nothing."""
    return payload


def failure(failure: Failure) -> Refusal:
    """Return the error body of a failure."""
    if isinstance(failure, TooMany) and failure.form != "json":
        status = 200 if failure.form == "200-text" else 429
        return Refusal(status, SLOW_DOWN, content_type=b"text/plain")
    status = status_of(failure)
    error: dict[str, Any] = {
        "code": CODES.get(status, "error"),
        "message": message_of(failure),
    }
    if isinstance(failure, Invalid) and is_field(failure.field):
        error["fields"] = {failure.field: [failure.problem]}
    return Refusal(status, {"error": error}, CHALLENGE if status == 401 else ())


def message_of(failure: Failure) -> str:
    """Return what an error body says; of a key in the wrong header, where it would be taken."""
    if isinstance(failure, BadKey):
        return failure.message or WRONG_KEY
    return MESSAGES.get(type(failure), failure.message)


def is_field(name: str) -> bool:
    """Whether a name is that of a parameter or of a field in the body."""
    return name not in NO_FIELDS and FIELD.fullmatch(name) is not None
