"""What answers where no route is: other paths and other methods."""

from typing import Generic

from tests.mutants.skeleton.call import OwnCall, Reply
from tests.mutants.skeleton.world import Doc


class Strays(Generic[OwnCall]):
    """Answers requests that are not calls of the API; a page of it is a method with its name."""

    def path(self, call: OwnCall) -> Reply:
        """Answer a path that no route has."""
        return Reply(404, self.error("no such path"))

    def method(self, call: OwnCall, allowed: str) -> Reply:
        """Answer a method that the path does not have; `allowed` names those that it has."""
        return Reply(405, self.error("no such method"), {"Allow": allowed})

    def error(self, message: str) -> Doc:
        """Return the body of what is no call."""
        return {"error": {"code": "no_route", "message": message}}
