"""How a key is sent: the header that carries it, and what stands before it there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.talk.stop import WrongUse


@dataclass(frozen=True)
class Credential:
    """The header of a key, for APIs and for the several ways of one API."""

    header: str = "Authorization"
    prefix: str = "Bearer "

    def pair(self, key: str) -> tuple[str, str]:
        """Return the header that carries this key."""
        return self.header, f"{self.prefix}{key}"


BEARER = Credential()


def refuse_rivals(headers: Sequence[tuple[str, str]], credentials: Sequence[Credential]) -> None:
    """Raise WrongUse where a header of the user's would stand beside the key, or in its place."""
    taken = {credential.header.lower() for credential in credentials}
    for name, _ in headers:
        if name.lower() in taken:
            raise WrongUse(f"the {name} header is the key's; pass --key")


def choosing(
    credentials: Callable[[Mapping[str, str]], Sequence[Credential]], needs: Mapping[str, str]
) -> list[str]:
    """Return the needs, as they were given, that leave fewer ways to send a key."""
    ways = len(credentials(needs))
    without = {name: {k: v for k, v in needs.items() if k != name} for name in needs}
    return [f"{name}={needs[name]}" for name in needs if len(credentials(without[name])) > ways]
