"""What one running reference knows: projects with their schedules, users, and webhooks."""

from dataclasses import dataclass, field

from tests.mutants import skeleton
from tests.mutants.skeleton import Doc, Key, Organization

__all__ = ["Doc", "Key", "Organization", "World"]

# Crockford's: no letter that looks like a number.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass
class World(skeleton.World):
    """All data of one app; what begins with an underscore is shown to nobody."""

    projects: list[Doc] = field(default_factory=list)
    users: list[Doc] = field(default_factory=list)
    webhooks: list[Doc] = field(default_factory=list)

    def ident(self, prefix: str) -> str:
        """Return a new id."""
        return f"{prefix}_{''.join(self.dice.choice(LETTERS) for _ in range(12))}"

    def instant(self) -> str:
        """Return the time as answers show it."""
        return f"{self.now():%Y-%m-%dT%H:%M:%SZ}"
