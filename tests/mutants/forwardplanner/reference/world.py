"""What one running reference knows: accounts, the tokens that they hold, and the diary."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.mutants import skeleton
from tests.mutants.skeleton import Doc, Key, Organization

__all__ = ["Account", "Doc", "Key", "Organization", "Refresh", "World"]


@dataclass(frozen=True)
class Account:
    """Who may sign in: the password is the API key."""

    username: str
    password: str
    user: int
    product: int
    withdrawn: bool = False


@dataclass(frozen=True)
class Refresh:
    """A refresh token: whose it is, and when it ends."""

    account: Account
    ends: datetime


@dataclass
class World(skeleton.World):
    """All data of one app; `keys` are the access tokens, `ends` tells when each is over."""

    accounts: tuple[Account, ...] = ()
    events: list[Doc] = field(default_factory=list)
    ends: dict[str, datetime] = field(default_factory=dict)
    refreshes: dict[str, Refresh] = field(default_factory=dict)
