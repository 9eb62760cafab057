"""What can go wrong, as nouns of the domain; each API's envelope turns them into its answers."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

# So many names stand in a refusal at most: of keys and organizations there may be thousands.
MOST_NAMED = 100


class Failure(Exception):
    """A refusal that the caller is told about; the message says what was wrong."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions are made anew from what they print, which is not what ours are made from.
        return revived, (type(self), self.args, vars(self))


def revived(kind: type[Failure], args: tuple[Any, ...], values: dict[str, Any]) -> Failure:
    """Return a failure that came from another process."""
    failure = kind.__new__(kind, *args)
    failure.args = args
    vars(failure).update(values)
    return failure


class Invalid(Failure):
    """The request breaks a constraint: `field` is where ("" for the whole), `problem` is what."""

    def __init__(self, problem: str, field: str = "") -> None:
        super().__init__(f"{field} {problem}".strip())
        self.problem = problem
        self.field = field


def unknown_name(value: str, names: Sequence[str], field: str) -> Invalid:
    """Return the refusal of a name that there is not, with those that there are."""
    return Invalid(f"must be one of {listed(names, value)}", field)


def listed(names: Sequence[str], value: str) -> str:
    """Return the names that there are, and the one that may have been meant by a value."""
    named = ", ".join(names[:MOST_NAMED]) or "(there is none)"
    left = len(names) - MOST_NAMED
    more = f" and {left} more" if left > 0 else ""
    return f"{named}{more}{nearest(value, names)}"


def nearest(value: str, names: Sequence[str]) -> str:
    """Return the question whether the name was meant that is nearest, if any is near."""
    found = get_close_matches(value, names, n=1)
    return f"; did you mean {found[0]}?" if found else ""


class TooLarge(Invalid):
    """The request brings more than is taken here."""


class WrongType(Invalid):
    """The request's body is of a media type that is not taken here."""


class MissingKey(Failure):
    """The request carries no credentials, or none that can be read."""


class BadKey(Failure):
    """The credentials are well-formed, but unknown or revoked."""


class BadCredentials(BadKey):
    """Nobody has this name and this password; the message does not tell which is wrong."""


class BadRefreshToken(Failure):
    """The refresh token is unknown, used up, expired or revoked."""


class Forbidden(Failure):
    """The caller is known and may not do this."""


class NotFound(Failure):
    """There is no such thing within the caller's reach."""


class UnknownRoute(NotFound):
    """No operation has this path."""


class WrongMethod(Failure):
    """The path exists, the method does not; `allowed` are those that do."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        super().__init__(f"Method not allowed; use {', '.join(allowed)}")
        self.allowed = allowed


class Conflict(Failure):
    """The request contradicts what is stored."""


class TooMany(Failure):
    """The caller has used up what it may ask for; `retry_after` is in whole seconds.

    `form` is how the answer is to look, where the API's LimitPolicy names a form.
    """

    def __init__(self, message: str, *, retry_after: int, form: str = "") -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.form = form


class Overrun(Failure):
    """What is asked for takes longer, or more memory, than it may."""


class Forced(Failure):
    """A failure that a test has asked for, with the status code that it named."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Crash(Failure):
    """A defect of ours; the details are in the log, not in the answer."""
