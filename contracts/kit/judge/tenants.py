"""Whose keys these are: nothing is written before two keys are known to be of two organizations."""

from collections.abc import Callable
from dataclasses import dataclass, field

from understudy.contracts.kit.given.needs import variable_of
from understudy.contracts.kit.talk.keyring import OTHER, OWN, Keyring
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.contracts.kit.talk.target import Target


@dataclass(frozen=True)
class Tenants:
    """The organization of each key as the API names it; None where it does not tell."""

    organizations: dict[str, str | None] = field(default_factory=dict)

    def organization(self, key: str) -> str | None:
        """Return the organization of a key."""
        return self.organizations.get(key)


def refuse_one_for_two(keys: Keyring) -> None:
    """Raise WrongUse where one key was given under two names, before anything is sent."""
    first: dict[str, str] = {}
    for name in sorted(keys.names, key=lambda name: name != OWN):
        before = first.setdefault(keys.secret(name), name)
        if before != name and name.endswith(OWN) and before.endswith(OWN):
            one, other = variable_of(name), variable_of(before)
            raise WrongUse(f"{one} is the same key as {other}; it must be another one")


def meet(
    target: Target,
    identify: Callable[[Target, str], str | None],
    told_apart: Callable[[Target, str, str], bool],
) -> Tenants:
    """Return whose the keys are; WrongUse where both belong to one organization."""
    given = [key for key in (OWN, OTHER) if key in target.keys]
    tenants = Tenants({key: identify(target, key) for key in given})
    own, other = tenants.organization(OWN), tenants.organization(OTHER)
    if own is not None and own == other and not told_apart(target, OWN, OTHER):
        raise WrongUse(
            f"both keys belong to the organization {own}; the other key must be of another one"
        )
    return tenants
