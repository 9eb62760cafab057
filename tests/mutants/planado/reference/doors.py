"""Who may come in: the header of the profile, and the key in it."""

from tests.mutants import skeleton
from tests.mutants.planado.reference.call import Call


class Doors(skeleton.Doors[Call]):
    """Turns a call into the key that made it."""

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
