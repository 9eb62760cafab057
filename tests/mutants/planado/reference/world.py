"""What one running reference knows: accounts, keys, their things, and where events are sent."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Doc = dict[str, Any]


@dataclass(frozen=True)
class Key:
    """A credential of one account."""

    token: str
    account: str
    replaced: bool = False


NOBODY = Key("", "")


@dataclass(frozen=True)
class Hook:
    """Where the events of one account are sent."""

    uuid: str
    account: str
    url: str
    secret: str | None


def real_now() -> datetime:
    """Return the machine's time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass
class World:
    """All data of one app; `memory` is where an overridden point may keep something of its own.

    `delays` are the pauses in seconds before each retry of a webhook.
    """

    keys: list[Key]
    profile: str = "classic"
    now: Callable[[], datetime] = real_now
    seed: int | None = None
    tables: dict[tuple[str, str], list[Doc]] = field(default_factory=dict)
    hooks: list[Hook] = field(default_factory=list)
    delays: tuple[float, ...] = tuple(0.002 * n for n in range(1, 18))
    memory: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # None: seeded by the operating system

    def table(self, account: str, kind: str) -> list[Doc]:
        """Return the things of one kind of one account, oldest first."""
        return self.tables.setdefault((account, kind), [])

    def uuid(self) -> str:
        """Return an id that is used nowhere else."""
        bits = f"{self.dice.getrandbits(128):032x}"
        tail = f"4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"
        return f"{bits[:8]}-{bits[8:12]}-{tail}"
