"""Who may come in: the Authorization header, the key, and the two texts of a 401."""

from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Key

MISSING = "Missing or invalid Authorization header. Use: Bearer <api-key>"
UNKNOWN = "Invalid or revoked API key"


class Doors:
    """Turns a call into the key that made it."""

    def admit(self, call: Call) -> Key:
        """Return the caller's key, or refuse with 401."""
        key = self.key(call, self.token(call))
        if key is None or self.is_revoked(call, key):
            raise self.unknown(call)
        return key

    def token(self, call: Call) -> str:
        """Return what follows `Bearer `, or refuse a header that is missing or malformed."""
        scheme, _, token = self.header(call).partition(" ")
        token = token.strip()
        if not self.is_bearer(scheme) or not token or " " in token:
            raise self.missing(call)
        return token

    def header(self, call: Call) -> str:
        """Return the Authorization header, "" without one."""
        return call.headers.get("authorization", "")

    def is_bearer(self, scheme: str) -> bool:
        """Tell whether this is the scheme that the page asks for."""
        return scheme.lower() == "bearer"

    def key(self, call: Call, token: str) -> Key | None:
        """Return the key with this token, revoked or not."""
        return next((key for key in call.world.keys if key.token == token), None)

    def is_revoked(self, call: Call, key: Key) -> bool:
        """Tell whether this key may no longer be used."""
        return key.revoked

    def missing(self, call: Call) -> Refusal:
        """Return the refusal of a missing or malformed header."""
        return Refusal(401, MISSING)

    def unknown(self, call: Call) -> Refusal:
        """Return the refusal of a key that is unknown or revoked."""
        return Refusal(401, UNKNOWN)
