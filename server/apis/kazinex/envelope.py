"""The words of Kazinex Planner: `data` and `meta` around successes, a code in every error."""

from dataclasses import dataclass
from typing import Any

from understudy.api import Failure, Forbidden, Plain, Refusal, TooMany
from understudy.server.apis.kazinex.page import Page

CODES = {
    400: "invalid_input",
    401: "unauthorized",
    403: "insufficient_scope",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
    431: "headers_too_large",
    500: "internal_error",
    503: "unavailable",
}


@dataclass(frozen=True)
class Words(Plain):
    """`{"data": ..., "meta": {"total", "page"}}` and `{"error": {"code", "message"}}`."""

    no_key: str = "The request carries no API key; send Authorization: Bearer <key>"
    wrong_key: str = "The API key is unknown or was revoked"

    def success(self, payload: Any, message: str) -> Any:
        """Return the body of a success."""
        if isinstance(payload, Page):
            meta = {"total": payload.total, "page": payload.number}
            return {"data": payload.rows, "meta": meta}
        return {"data": payload}

    def failure(self, failure: Failure) -> Refusal:
        """Return the answer to a failure."""
        refusal = super().failure(failure)
        code = CODES.get(refusal.status, "error")
        message = self._message(failure) or code
        return refusal._replace(body={"error": {"code": code, "message": message}})

    def _message(self, failure: Failure) -> str:
        if isinstance(failure, TooMany):
            return f"Too many requests; retry after {failure.retry_after} seconds"
        if isinstance(failure, Forbidden) and not failure.message:
            return "This key may not do that"
        return super()._message(failure)
