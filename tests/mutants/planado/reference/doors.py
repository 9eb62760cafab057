"""Who may come in: the header of the profile, and the key in it."""

from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.world import Key


class Doors:
    """Turns a call into the key that made it."""

    def admit(self, call: Call) -> Key:
        """Return the caller's key, or refuse."""
        token = self.token(call)
        if not token:
            raise self.missing(call)
        key = self.key(call, token)
        if key is None or self.is_replaced(call, key):
            raise self.unknown(call)
        return key

    def token(self, call: Call) -> str:
        """Return the key that the call carries, "" without one."""
        return self.bearer(call) if call.world.profile == "current" else self.classic(call)

    def classic(self, call: Call) -> str:
        """Return what the classic header carries."""
        return call.headers.get("x-planado-api-key", "").strip()

    def bearer(self, call: Call) -> str:
        """Return what the current header carries."""
        scheme, _, token = call.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    def key(self, call: Call, token: str) -> Key | None:
        """Return the key with this token, replaced or not."""
        return next((key for key in call.world.keys if key.token == token), None)

    def is_replaced(self, call: Call, key: Key) -> bool:
        """Tell whether a newer key has taken its place."""
        return key.replaced

    def missing(self, call: Call) -> Refusal:
        """Return the refusal of a call without a key."""
        return Refusal(401, "a key is needed", "unauthorized")

    def unknown(self, call: Call) -> Refusal:
        """Return the refusal of a key that nobody has."""
        return Refusal(401, "no such key", "unauthorized")
