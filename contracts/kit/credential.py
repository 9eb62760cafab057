"""How a key is sent: the header that carries it, and what stands before it there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Credential:
    """The header of a key, for APIs and for the several ways of one API."""

    header: str = "Authorization"
    prefix: str = "Bearer "

    def pair(self, key: str) -> tuple[str, str]:
        """Return the header that carries this key."""
        return self.header, f"{self.prefix}{key}"


BEARER = Credential()
