"""What one running reference knows: organizations, keys, projects and what lies below them."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Doc = dict[str, Any]


@dataclass(frozen=True)
class Organization:
    """Owner of keys and projects."""

    id: str
    name: str


@dataclass(frozen=True)
class Key:
    """A credential of one organization."""

    id: str
    token: str
    organization: Organization
    revoked: bool = False


NOBODY = Key("", "", Organization("", ""))


def real_now() -> datetime:
    """Return the machine's time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass
class World:
    """All data of one app; `memory` is where an overridden point may keep something of its own."""

    keys: list[Key]
    now: Callable[[], datetime] = real_now
    seed: int | None = None
    projects: dict[str, Doc] = field(default_factory=dict)
    shelves: dict[str, list[Doc]] = field(default_factory=dict)
    memory: dict[str, Any] = field(default_factory=dict)
    writes: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # None: seeded by the operating system

    def next_write(self) -> int:
        """Return the number of the write that begins; later writes have larger numbers."""
        self.writes += 1
        return self.writes
