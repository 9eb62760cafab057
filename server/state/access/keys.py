"""Keys: who a token stands for, and how keys are created, shown and revoked by API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal, TypeAlias

from understudy.server.state.documents.org_store import OrgStore
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import NotFound, unknown_name
from understudy.server.state.ids import Ids
from understudy.server.state.storage.rows import Change, Doc
from understudy.server.state.time.clock import Clock

KEYS = "_keys"
ORGS = "_orgs"


def mint_hex(ids: Ids) -> str:
    """Return a new key of 40 hex digits."""
    return ids.hex(40)


@dataclass(frozen=True)
class KeyPolicy:
    """How an API treats its keys: readable later, shown once, or a single one that is replaced.

    `roles` are what keys may be for, the default first; `x-roles` of an operation in the spec are
    those that may call it. Of a single key there is one of each role.

    `mint` makes a key; `mint_for`, of an API whose keys name their organization, is handed that
    organization's id too, and is then what makes them. `admits` raises Forbidden for a caller
    whose organization may not call at all, by what is stored of it: 403, before anything else is
    looked at.
    """

    kind: Literal["reveal", "once", "single"] = "reveal"
    mint: Callable[[Ids], str] = field(default=mint_hex)
    roles: tuple[str, ...] = ()
    mint_for: Callable[[Ids, str], str] | None = None
    admits: Callable[["Caller", OrgStore], None] | None = None

    def minted(self, ids: Ids, org: str) -> str:
        """Return a new key of an organization."""
        return self.mint_for(ids, org) if self.mint_for else self.mint(ids)

    def role_of(self, row: Doc) -> str:
        """Return the role of a stored key, "" where its API has none."""
        role: str = row.get("role") or (self.roles[0] if self.roles else "")
        return role


@dataclass(frozen=True)
class Caller:
    """Whom an active key or access token stands for; `role` is "" where its API has none.

    `plan` is that of the organization, "" where it has none. Of an account that has signed in,
    `username` and `profile` are its own, and `key_id` is its id.
    """

    api: str
    org: str
    org_name: str
    key_id: str
    role: str = ""
    plan: str = ""
    username: str = ""
    profile: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Key:
    """A key as it is stored; `key` is empty where only its digest is kept."""

    id: str
    api: str
    org: str
    name: str
    key: str
    created_at: str
    revoked_at: str | None
    role: str = ""


KeyList: TypeAlias = list[Key]  # Keys.list hides the builtin within its class
Changes: TypeAlias = list[Change]
FIELDS = tuple(field.name for field in fields(Key))


def refuse_org(orgs: Mapping[str, Doc], api: str, org: str) -> None:
    """Raise Invalid for an organization that an API does not have, with those that it has."""
    if f"{api}:{org}" not in orgs:
        raise unknown_name(org, [row["id"] for row in orgs.values() if row["api"] == api], "org")


class Lookup:
    """The active keys by API and token digest, kept in step with their table."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def find(self, api: str, token: str) -> str | None:
        """Return the id of the active key with this token."""
        return self._ids.get((api, digest(token)))

    def change(self, key: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one key from what it was to what it is."""
        if before is not None and self._ids.get(_place(before)) == key:
            del self._ids[_place(before)]
        if after is not None and after["revoked_at"] is None:
            self._ids[_place(after)] = key

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew from these keys."""
        self._ids.clear()
        for key, doc in rows.items():
            self.change(key, None, doc)


class Keys:
    """The keys of every API, by its policy."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, policies: Mapping[str, KeyPolicy]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._policies = policies
        self._rows = store.rows(KEYS)
        self._orgs = store.rows(ORGS)
        self._lookup = Lookup()
        store.watch(KEYS, self._lookup)

    def caller(self, api: str, token: str) -> Caller | None:
        """Return whom the token stands for, or None if it is unknown or revoked."""
        key_id = self._lookup.find(api, token)
        if key_id is None:
            return None
        row = self._rows[key_id]
        org = row["org"]
        role = self._policies[api].role_of(row)
        owner = self._orgs[f"{api}:{org}"]
        return Caller(api, org, owner["name"], key_id, role, owner.get("plan", ""))

    def is_active(self, key_id: str) -> bool:
        """Is there such a key, and is it not revoked?"""
        row = self._rows.get(key_id)
        return row is not None and row["revoked_at"] is None

    def admit(self, caller: Caller) -> None:
        """Raise Forbidden for a caller whose organization may not call."""
        admits = self._policies[caller.api].admits
        if admits is not None:
            admits(caller, self._store.org(caller.api, caller.org))

    def is_readable(self, key: Key) -> bool:
        """May the token be shown after creation?"""
        return self.are_readable(key.api)

    def are_readable(self, api: str | None) -> bool:
        """May the tokens of an API be shown after creation?"""
        policy = self._policies.get(api or "")
        return policy is not None and policy.kind != "once"

    def create(self, api: str, org: str, name: str, role: str = "") -> Key:
        """Mint a key and return it with its token, for which this may be the only time.

        Invalid where the API, its organization or the role is unknown.
        """
        policy = self._policies.get(api)
        if policy is None:
            raise unknown_name(api, [*self._policies], "api")
        refuse_org(self._orgs, api, org)
        if role and role not in policy.roles:
            raise unknown_name(role, policy.roles, "role")
        now = self._clock.stamp()
        token = policy.minted(self._ids, org)
        role = policy.role_of({"role": role})
        key = Key(self._ids.make("key"), api, org, name, token, now, None, role)
        changes = self._replaced(key, policy) if policy.kind == "single" else []
        self._store.commit([*changes, (KEYS, key.id, _row(key, policy))])
        return key

    def revoke(self, key_id: str) -> Key:
        """Revoke a key from this moment on; a revoked one stays as it is."""
        row = self._rows.get(key_id)
        if row is None:
            raise NotFound("keys")
        if row["revoked_at"] is None:
            row = {**row, "revoked_at": self._clock.stamp()}
            self._store.commit([(KEYS, key_id, row)])
        return self._key(row)

    def list(self) -> KeyList:
        """Return every key, the revoked ones too, in the order of creation."""
        return [self._key(row) for row in self._rows.values()]

    def _key(self, row: Doc) -> Key:
        known = {name: row[name] for name in FIELDS if name in row}
        policy = self._policies.get(row["api"])
        return Key(**{**known, "role": policy.role_of(row) if policy else row.get("role", "")})

    def _replaced(self, key: Key, policy: KeyPolicy) -> Changes:
        place = (key.api, key.org, None, key.role)
        return [
            (KEYS, key_id, {**row, "revoked_at": key.created_at})
            for key_id, row in self._rows.items()
            if (row["api"], row["org"], row["revoked_at"], policy.role_of(row)) == place
        ]


@lru_cache(maxsize=1024)
def digest(token: str) -> str:
    """Return what is kept of a token that must not be readable."""
    return sha256(token.encode(errors="surrogatepass")).hexdigest()


def without_tokens(rows: Mapping[str, Doc]) -> dict[str, Doc]:
    """Return keys in the form in which they work, and can be read by nobody."""
    return {
        key_id: row if "_digest" in row else {**row, "key": "", "_digest": digest(row["key"])}
        for key_id, row in rows.items()
    }


def with_tokens(rows: Mapping[str, Doc], *known: Mapping[str, Doc]) -> dict[str, Doc]:
    """Return keys with the tokens that known ones have, where only a digest is left of them."""
    tokens = {digest(row["key"]): row["key"] for keys in known for row in keys.values()}
    return {
        key_id: {
            **{name: row[name] for name in FIELDS if name in row},
            "key": tokens[row["_digest"]],
        }
        if row.get("_digest") in tokens
        else row
        for key_id, row in rows.items()
    }


def _place(row: Doc) -> tuple[str, str]:
    return row["api"], row.get("_digest") or digest(row["key"])


def _row(key: Key, policy: KeyPolicy) -> dict[str, object]:
    row = {name: value for name, value in vars(key).items() if name != "role" or value}
    return {**row, "key": "", "_digest": digest(key.key)} if policy.kind == "once" else row
