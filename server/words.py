"""How failures are answered where an API says nothing else: the usual statuses, and one field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understudy.server.served import Headers, Refusal
from understudy.server.state.failures import (
    BadKey,
    Conflict,
    Crash,
    Failure,
    Forbidden,
    Forced,
    Invalid,
    MissingKey,
    NotFound,
    Overrun,
    TooLarge,
    TooMany,
    UnknownRoute,
    WrongMethod,
    WrongType,
)

STATUSES: Mapping[type[Failure], int] = {
    Invalid: 400,
    MissingKey: 401,
    BadKey: 401,
    Forbidden: 403,
    NotFound: 404,
    UnknownRoute: 404,
    WrongMethod: 405,
    Conflict: 409,
    TooLarge: 413,
    WrongType: 415,
    TooMany: 429,
    Crash: 500,
    Overrun: 503,
}
CHALLENGE = ((b"www-authenticate", b"Bearer"),)


def status_of(failure: Failure) -> int:
    """Return the status of a failure: of its kind, or the nearest that has one; 400 for others."""
    if isinstance(failure, Forced):
        return failure.status
    return next((STATUSES[kind] for kind in type(failure).__mro__ if kind in STATUSES), 400)


def retry_after(failure: Failure) -> Headers:
    """Return the header that tells who calls too often when to come back."""
    if not isinstance(failure, TooMany):
        return ()
    return ((b"retry-after", str(failure.retry_after).encode()),)


@dataclass(frozen=True)
class Plain:
    """Successes as they are; of a failure an object whose one field, `name`, tells what is wrong.

    `no_key` and `wrong_key` are what the two failures of a key are told as.
    """

    name: str = "error"
    no_key: str = "The request carries no key"
    wrong_key: str = "The key is unknown or was revoked"

    def success(self, payload: Any, message: str) -> Any:
        """Return the body of a success."""
        return payload

    def failure(self, failure: Failure) -> Refusal:
        """Return the answer to a failure."""
        status = status_of(failure)
        headers = CHALLENGE if status == 401 else retry_after(failure)
        return Refusal(status, {self.name: self._message(failure)}, headers)

    def _message(self, failure: Failure) -> str:
        if isinstance(failure, MissingKey):
            return self.no_key
        if isinstance(failure, BadKey):
            return failure.message or self.wrong_key
        return failure.message
