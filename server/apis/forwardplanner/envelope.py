"""The words of Forward Planner: successes as they are, and of every failure its kind and a text."""

from dataclasses import dataclass
from http.client import responses

from understudy.api import (
    BadCredentials,
    BadRefreshToken,
    Failure,
    Forced,
    Plain,
    Refusal,
    TooMany,
)

# As the documentation has them; the others are the usual phrases of HTTP.
KINDS = {401: "Unauthorised", 429: "Throttle Limit Reached"}
NO_TOKEN = "Missing or invalid access token."  # noqa: S105  # a text, no password
TOO_MANY = "You have exceeded the rate limit. Retry after {} seconds."


@dataclass(frozen=True)
class Words(Plain):
    """`{"error": ..., "message": ...}`, in the documentation's spelling."""

    no_key: str = NO_TOKEN
    wrong_key: str = NO_TOKEN

    def failure(self, failure: Failure) -> Refusal:
        """Return the answer to a failure."""
        refusal = super().failure(failure)
        kind = KINDS.get(refusal.status) or responses.get(refusal.status, "Error")
        return refusal._replace(body={"error": kind, "message": self._message(failure) or kind})

    def _message(self, failure: Failure) -> str:
        if isinstance(failure, TooMany):
            return TOO_MANY.format(failure.retry_after)
        if isinstance(failure, BadCredentials):
            return "Invalid username or API key."
        if isinstance(failure, BadRefreshToken):
            return "Invalid or expired refresh token."
        if isinstance(failure, Forced) and failure.status == 401:
            return NO_TOKEN
        return super()._message(failure)
