"""What every running reference knows: organizations, keys, the time, ids and chance."""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Doc = dict[str, Any]


@dataclass(frozen=True)
class Organization:
    """Owner of keys and of things."""

    id: str
    name: str = ""


@dataclass(frozen=True)
class Key:
    """A credential of one organization; `role` where an API has roles."""

    id: str
    token: str
    organization: Organization
    revoked: bool = False
    role: str = ""


NOBODY = Key("", "", Organization(""))


def real_now() -> datetime:
    """Return the machine's time, aware and in UTC."""
    return datetime.now(UTC)


@dataclass
class World:
    """All data of one app; an API adds its own.

    `memory` is where an overridden point may keep something of its own; where nobody can take
    deliveries, `is_heard` is False.
    """

    keys: list[Key]
    now: Callable[[], datetime] = real_now
    seed: int | None = None
    is_heard: bool = True
    memory: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # None: seeded by the operating system

    def hexadecimal(self, digits: int) -> str:
        """Return so many hexadecimal digits that are used nowhere else."""
        return f"{self.dice.getrandbits(4 * digits):0{digits}x}"

    def uuid(self) -> str:
        """Return a UUID that is used nowhere else."""
        bits = self.hexadecimal(32)
        tail = f"4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"
        return f"{bits[:8]}-{bits[8:12]}-{tail}"

    def count(self, name: str) -> int:
        """Return the next number of a sequence, from 1 on."""
        numbers = self.memory.setdefault("numbers", {})
        numbers[name] = numbers.get(name, 0) + 1
        return int(numbers[name])

    def aside(self, deliver: Callable[..., Any], *args: Any) -> None:
        """Deliver what a webhook is told, without waiting for it."""
        if self.is_heard:
            threading.Thread(target=deliver, args=args, daemon=True).start()
