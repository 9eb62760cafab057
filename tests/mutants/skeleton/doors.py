"""Who may come in: the header, the key in it, and the refusals."""

from typing import Generic

from tests.mutants.skeleton.call import OwnCall, Refusal
from tests.mutants.skeleton.world import Key


class Doors(Generic[OwnCall]):
    """Turns a call into the key that made it; where a key stands is the Bearer of OpenAPI."""

    def admit(self, call: OwnCall) -> Key:
        """Return the caller's key, or refuse with 401."""
        token = self.token(call)
        if not token:
            raise self.missing(call)
        key = self.key(call, token)
        if key is None or self.is_revoked(call, key):
            raise self.unknown(call)
        return key

    def token(self, call: OwnCall) -> str:
        """Return the key that the call bears, "" where the header is missing or malformed."""
        scheme, _, token = self.header(call).partition(" ")
        token = token.strip()
        return token if self.is_bearer(scheme) and " " not in token else ""

    def header(self, call: OwnCall) -> str:
        """Return the Authorization header, "" without one."""
        return call.headers.get("authorization", "")

    def is_bearer(self, scheme: str) -> bool:
        """Tell whether this is the scheme that is asked for."""
        return scheme.lower() == "bearer"

    def key(self, call: OwnCall, token: str) -> Key | None:
        """Return the key with this token, revoked or not."""
        return next((key for key in call.world.keys if key.token == token), None)

    def is_revoked(self, call: OwnCall, key: Key) -> bool:
        """Tell whether this key may no longer be used."""
        return key.revoked

    def missing(self, call: OwnCall) -> Refusal:
        """Return the refusal of a call without a key."""
        return Refusal(401, "a key is needed", "unauthorized")

    def unknown(self, call: OwnCall) -> Refusal:
        """Return the refusal of a key that is unknown or revoked."""
        return Refusal(401, "no such key", "unauthorized")
