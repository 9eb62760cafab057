"""The bodies of the control plane: what was asked for as it is, and `{"error": ...}`."""

from typing import Any

from understudy.server.served import Refusal
from understudy.server.state.failures import (
    BadKey,
    Crash,
    Failure,
    Forbidden,
    Invalid,
    MissingKey,
    NotFound,
    UnknownRoute,
    WrongMethod,
)

STATUS: dict[type[Failure], int] = {
    Invalid: 400,
    MissingKey: 401,
    BadKey: 401,
    Forbidden: 403,
    NotFound: 404,
    UnknownRoute: 404,
    WrongMethod: 405,
    Crash: 500,
}
TOKEN_NEEDED = "This stand-in needs its admin token: Authorization: Bearer <--admin-token>"  # noqa: S105  # a text


def success(payload: Any, message: str) -> Any:
    """Return the payload itself."""
    return payload


def failure(failure: Failure) -> Refusal:
    """Return `{"error": ...}` with the status of the failure."""
    status = STATUS[type(failure)]
    headers = ((b"www-authenticate", b"Bearer"),) if status == 401 else ()
    return Refusal(status, {"error": TOKEN_NEEDED if status == 401 else failure.message}, headers)
