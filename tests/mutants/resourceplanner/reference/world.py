"""What one running reference knows: the resources, projects and assignments of workspaces."""

from dataclasses import dataclass, field

from tests.mutants import skeleton
from tests.mutants.skeleton import Doc, Key, Organization

__all__ = ["Doc", "Key", "Organization", "World"]


@dataclass
class World(skeleton.World):
    """All data of one app; `hook` is the URL and the secret of the first workspace's webhook."""

    hook: tuple[str, str] | None = None
    tables: dict[tuple[str, str], list[Doc]] = field(default_factory=dict)

    def table(self, workspace: str, kind: str) -> list[Doc]:
        """Return the things of one kind of one workspace, oldest first."""
        return self.tables.setdefault((workspace, kind), [])

    def row(self, kind: str, ident: str) -> Doc | None:
        """Return what has this id, whoever it belongs to."""
        tables = [rows for (_, each), rows in self.tables.items() if each == kind]
        return next((row for rows in tables for row in rows if row["id"] == ident), None)
