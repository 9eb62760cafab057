"""Who may come in: the two texts of a 401."""

from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.call import Call, Refusal

MISSING = "Missing or invalid Authorization header. Use: Bearer <api-key>"
UNKNOWN = "Invalid or revoked API key"


class Doors(skeleton.Doors[Call]):
    """Turns a call into the key that made it."""

    def missing(self, call: Call) -> Refusal:
        """Return the refusal of a missing or malformed header."""
        return Refusal(401, MISSING)

    def unknown(self, call: Call) -> Refusal:
        """Return the refusal of a key that is unknown or revoked."""
        return Refusal(401, UNKNOWN)
