"""The only source of identifiers and randomness: a seed and a counter, kept with the data."""

import secrets
from hashlib import blake2b

LONGEST = 128


class Ids:
    """Pseudo-random names that never repeat; the same seed gives the same names."""

    def __init__(self, seed: int | None = None, counter: int = 0) -> None:
        self._is_seeded = seed is not None
        self.seed = secrets.randbits(64) if seed is None else seed
        self.counter = counter
        self._origin = (self.seed, counter)

    @property
    def origin(self) -> tuple[int, int]:
        """The seed and counter with which this source began."""
        return self._origin

    def hex(self, digits: int) -> str:
        """Return the next so many lower-case hexadecimal digits (1 to 128)."""
        if not 1 <= digits <= LONGEST:
            raise ValueError(f"between 1 and {LONGEST} digits, not {digits}")
        self.counter += 1
        source = b"%d %d" % (self.seed, self.counter)
        return blake2b(source, digest_size=(digits + 1) // 2).hexdigest()[:digits]

    def make(self, prefix: str) -> str:
        """Return a new identifier: the prefix, an underscore and 20 digits."""
        return f"{prefix}_{self.hex(20)}"

    def fraction(self, series: str, number: int) -> float:
        """Return the pseudo-random fraction in [0, 1) that has this number in a series.

        It takes nothing from the identifiers: chance does not change what things are called.
        """
        source = b"%d %b %d" % (self.seed, series.encode(), number)
        return int.from_bytes(blake2b(source, digest_size=6).digest()) / 2**48

    def derived(self, name: str) -> str:
        """Return 64 digits that only the seed and this name tell; it takes nothing from the ids."""
        return blake2b(b"%d %b" % (self.seed, name.encode()), digest_size=32).hexdigest()

    def resume(self, seed: int, counter: int) -> None:
        """Continue where the data left off; a seed that was asked for stays in force."""
        if not self._is_seeded:
            self.seed = seed
        self.counter = counter


def secret() -> str:
    """Return 64 digits that nobody can guess, whatever the seed."""
    return secrets.token_hex(32)
