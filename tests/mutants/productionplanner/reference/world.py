"""What one running reference knows: projects and what lies below them."""

from dataclasses import dataclass, field

from tests.mutants import skeleton
from tests.mutants.skeleton import NOBODY, Doc, Key, Organization

__all__ = ["NOBODY", "Doc", "Key", "Organization", "World"]


@dataclass
class World(skeleton.World):
    """All data of one app."""

    projects: dict[str, Doc] = field(default_factory=dict)
    shelves: dict[str, list[Doc]] = field(default_factory=dict)
    writes: int = 0

    def next_write(self) -> int:
        """Return the number of the write that begins; later writes have larger numbers."""
        self.writes += 1
        return self.writes
