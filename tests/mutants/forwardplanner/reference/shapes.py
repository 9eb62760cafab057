"""What the reference shows."""

from typing import Any

from tests.mutants.forwardplanner.reference.call import Call
from tests.mutants.forwardplanner.reference.world import Doc


class Shapes:
    """Turns what is kept into what is shown."""

    def signed(self, call: Call, given: Doc) -> Any:
        """Return the answer to a sign-in."""
        return given

    def renewed(self, call: Call, given: Doc) -> Any:
        """Return the answer to a renewal."""
        return given

    def many(self, call: Call, events: list[Doc]) -> Any:
        """Return a list."""
        return [self.event(call, each) for each in events]

    def event(self, call: Call, event: Doc) -> Doc:
        """Return what callers see of an event."""
        return {name: value for name, value in event.items() if name[0] != "_"}
