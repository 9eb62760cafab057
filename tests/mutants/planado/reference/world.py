"""What one running reference knows: the things of accounts, and where events are sent."""

from dataclasses import dataclass, field

from tests.mutants import skeleton
from tests.mutants.skeleton import Doc, Key, Organization

__all__ = ["Doc", "Hook", "Key", "Organization", "World"]


@dataclass(frozen=True)
class Hook:
    """Where the events of one account are sent."""

    uuid: str
    account: str
    url: str
    secret: str | None


@dataclass
class World(skeleton.World):
    """All data of one app; `delays` are the seconds before each retry of a webhook."""

    profile: str = "classic"
    tables: dict[tuple[str, str], list[Doc]] = field(default_factory=dict)
    hooks: list[Hook] = field(default_factory=list)
    delays: tuple[float, ...] = tuple(0.002 * n for n in range(1, 18))

    def table(self, account: str, kind: str) -> list[Doc]:
        """Return the things of one kind of one account, oldest first."""
        return self.tables.setdefault((account, kind), [])
