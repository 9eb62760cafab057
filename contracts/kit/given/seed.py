"""The run's one source of chance: a seed, and what is derived from it."""

import os
from dataclasses import dataclass
from hashlib import blake2b


def fresh_seed() -> int:
    """Return a seed that no other run is likely to have."""
    return int.from_bytes(os.urandom(4))


@dataclass(frozen=True)
class Seed:
    """Gives numbers and names that depend on nothing but the seed and what they are asked for."""

    value: int

    @property
    def run_id(self) -> str:
        """The name of this run, in everything that it makes."""
        return f"{self.number('run id', 16**8):08x}"

    def number(self, label: str, below: int) -> int:
        """Return a number from 0 to below a bound, the same for every call with this label."""
        digest = blake2b(f"{self.value}/{label}".encode(), digest_size=8).digest()
        return int.from_bytes(digest) % below
