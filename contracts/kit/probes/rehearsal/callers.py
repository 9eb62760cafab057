"""Who calls a rehearsed deployment, by the header that carries the key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.probes.rehearsal.shelf import Owner
from understudy.contracts.kit.talk.credential import Credential
from understudy.contracts.kit.talk.keyring import OTHER, REVOKED, Keyring


@dataclass(frozen=True)
class Caller:
    """Whose a key is, None where it is nobody's; `is_key` tells that a header has one's form."""

    owner: Owner | None
    is_key: bool


class Callers:
    """Knows whose the keys or the tokens are that let in."""

    def __init__(self, owners: Mapping[str, Owner], credentials: Sequence[Credential]) -> None:
        self._credentials = credentials
        self._owners = owners

    def of(self, headers: Mapping[str, str]) -> Caller:
        """Return who sent a request with these headers."""
        tokens = [_token(each, headers.get(each.header, "")) for each in self._credentials]
        known = (self._owners[each] for each in tokens if each in self._owners)
        return Caller(next(known, None), is_key=any(tokens))


def owners_of(keys: Keyring) -> Mapping[str, Owner]:
    """Return whose the keys of a run are: that of the other organization, and those of its own."""
    return {keys.value(name): owner_of(name) for name in keys.names if name != REVOKED}


def owner_of(name: str) -> Owner:
    """Return whose a key is by the key's name."""
    return Owner("org_other" if name == OTHER else "org_own", f"id_of_{name}")


def _token(credential: Credential, header: str) -> str:
    """Return the key in a header; "" where it has another form."""
    scheme = credential.prefix.strip()
    given, _, token = header.partition(" ") if scheme else ("", "", header)
    is_scheme = given.casefold() == scheme.casefold()
    return token if is_scheme and " " not in token else ""
