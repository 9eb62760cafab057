"""The words of ResourcePlanner: successes as they are, and one text for every failure."""

from dataclasses import dataclass

from understudy.api import Failure, NotFound, Plain, Refusal, UnknownRoute

UNAUTHORIZED = "Unauthorized"
# No public source shows a text; the second is for those who set `foreign` to 403.
NOT_FOUND = {404: "Not found", 403: "Forbidden"}


@dataclass(frozen=True)
class Words(Plain):
    """`{"error": ...}`; `unknown` is the status of what is not in the workspace."""

    no_key: str = UNAUTHORIZED
    wrong_key: str = UNAUTHORIZED
    unknown: int = 404

    def failure(self, failure: Failure) -> Refusal:
        """Return the answer to a failure; all that is not found is told alike."""
        refusal = super().failure(failure)
        if isinstance(failure, NotFound) and not isinstance(failure, UnknownRoute):
            return refusal._replace(status=self.unknown, body={self.name: NOT_FOUND[self.unknown]})
        return refusal
