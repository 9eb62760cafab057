"""The bodies of ProductionPlanner: one envelope, and the status of each failure."""

from typing import Any

from understudy.api import (
    CHALLENGE,
    BadKey,
    Failure,
    Invalid,
    MissingKey,
    Refusal,
    status_of,
)

# ProductionPlanner, "Authentication": both to the letter.
NO_KEY = "Missing or invalid Authorization header. Use: Bearer <api-key>"
WRONG_KEY = "Invalid or revoked API key"


def success(payload: Any, message: str) -> dict[str, Any]:
    """Return the envelope of a success."""
    return {"status": "ok", "message": message, "data": payload}


def failure(failure: Failure) -> Refusal:
    """Return the envelope of a failure: no `data`, and a message in the API's own words."""
    status = status_of(failure)
    body = {"status": "error", "message": message_of(failure)}
    return Refusal(status, body, CHALLENGE if status == 401 else ())


def message_of(failure: Failure) -> str:
    """Return the message that the API gives with a failure."""
    if isinstance(failure, MissingKey):
        return NO_KEY
    if isinstance(failure, BadKey):
        return WRONG_KEY
    if isinstance(failure, Invalid):
        return f"Validation failed: {failure.message}"
    return failure.message
