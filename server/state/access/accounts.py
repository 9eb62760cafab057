"""Accounts: who may sign in to an organization, with a password or with one of its keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any, TypeAlias

from understudy.server.state.access.keys import ORGS, Caller, Keys, digest, refuse_org
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import Conflict, NotFound, unknown_name
from understudy.server.state.ids import Ids
from understudy.server.state.storage.rows import Doc
from understudy.server.state.time.clock import Clock

ACCOUNTS = "_accounts"


@dataclass(frozen=True)
class Account:
    """Who may sign in. `profile` is what its API tells of it, such as a number or an address.

    `role` is "" where its API has none. `signs_in_with` is "key" where every active key of its
    organization is its password, and "password" where it has one of its own.
    """

    id: str
    api: str
    org: str
    username: str
    created_at: str
    role: str = ""
    signs_in_with: str = "password"
    profile: Mapping[str, Any] = field(default_factory=dict)


AccountList: TypeAlias = list[Account]  # Accounts.list hides the builtin within its class
Texts: TypeAlias = list[str]


class Usernames:
    """The accounts by API and username, kept in step with their table."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def find(self, api: str, username: str) -> str | None:
        """Return the id of the account that is called so."""
        return self._ids.get((api, username))

    def change(self, key: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one account from what it was to what it is."""
        if before is not None and self._ids.get(_place(before)) == key:
            del self._ids[_place(before)]
        if after is not None:
            self._ids[_place(after)] = key

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew from these accounts."""
        self._ids.clear()
        for key, doc in rows.items():
            self.change(key, None, doc)


class Accounts:
    """The accounts of every API that signs somebody in; `roles` are those of each."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, roles: Mapping[str, tuple[str, ...]], keys: Keys
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._roles = roles
        self._keys = keys
        self._rows = store.rows(ACCOUNTS)
        self._orgs = store.rows(ORGS)
        self._usernames = Usernames()
        store.watch(ACCOUNTS, self._usernames)

    def list(self, api: str | None = None, org: str | None = None) -> AccountList:
        """Return every account, those of an API or an organization alone if it is named."""
        return [
            self._account(row)
            for row in self._rows.values()
            if api in (None, row["api"]) and org in (None, row["org"])
        ]

    def get(self, account_id: str) -> Account | None:
        """Return the account with this id."""
        row = self._rows.get(account_id)
        return None if row is None else self._account(row)

    def find(self, account_id: str) -> Account:
        """Return the account with this id, or raise NotFound."""
        account = self.get(account_id)
        if account is None:
            raise NotFound(f"no account has the id {account_id!r}; GET /accounts lists them")
        return account

    def known_by(self, api: str, username: str, password: str) -> tuple[Account, str | None] | None:
        """Return whose name and password these are, with the id of the key that was the password.

        None where they are nobody's.
        """
        account_id = self._usernames.find(api, username)
        if account_id is None:
            return None
        row = self._rows[account_id]
        kept = row.get("_digest") or (digest(row["password"]) if row["password"] else None)
        if kept is not None:
            is_right = compare_digest(kept, digest(password))
            return (self._account(row), None) if is_right else None
        caller = self._keys.caller(api, password)
        is_own = caller is not None and caller.org == row["org"]
        return (self._account(row), caller.key_id) if caller and is_own else None

    def caller(self, account: Account) -> Caller:
        """Return an account as handlers meet it."""
        row = self._orgs[f"{account.api}:{account.org}"]
        return Caller(
            account.api,
            account.org,
            row["name"],
            account.id,
            account.role,
            plan=row.get("plan", ""),
            username=account.username,
            profile=account.profile,
        )

    def add(
        self,
        api: str,
        org: str,
        username: str,
        password: str | None = None,
        role: str = "",
        profile: Mapping[str, Any] | None = None,
    ) -> Account:
        """Add an account; without a password, it signs in with the keys of its organization."""
        if api not in self._roles:
            raise unknown_name(api, [*self._roles], "api")
        refuse_org(self._orgs, api, org)
        if role and role not in self._roles[api]:
            raise unknown_name(role, self._roles[api], "role")
        if self._usernames.find(api, username):
            raise Conflict(f"{api} has an account called {username!r} already")
        row: dict[str, Any] = {
            "id": self._ids.make("account"),
            "api": api,
            "org": org,
            "username": username,
            "password": password,
            "created_at": self._clock.stamp(),
            **({"role": role} if role else {}),
            "profile": dict(profile or {}),
        }
        self._store.commit([(ACCOUNTS, row["id"], row)])
        return self._account(row)

    def passwords(self) -> Texts:
        """Return every password that is readable."""
        return [row["password"] for row in self._rows.values() if row["password"]]

    def _account(self, row: Doc) -> Account:
        roles = self._roles.get(row["api"], ())
        return Account(
            row["id"],
            row["api"],
            row["org"],
            row["username"],
            row["created_at"],
            row.get("role") or (roles[0] if roles else ""),
            "password" if row["password"] or "_digest" in row else "key",
            row.get("profile", {}),
        )


def without_passwords(rows: Mapping[str, Doc]) -> dict[str, Doc]:
    """Return accounts in the form in which they can sign in, and nobody can read how."""
    return {
        account_id: {**row, "password": None, "_digest": digest(row["password"])}
        if row["password"]
        else row
        for account_id, row in rows.items()
    }


def with_passwords(rows: Mapping[str, Doc], *known: Mapping[str, Doc]) -> dict[str, Doc]:
    """Return accounts with the passwords that known ones have, where only a digest is left."""
    readable = {
        digest(row["password"]): row["password"]
        for accounts in known
        for row in accounts.values()
        if row["password"]
    }
    return {
        account_id: {
            **{name: value for name, value in row.items() if name != "_digest"},
            "password": readable[row["_digest"]],
        }
        if row.get("_digest") in readable
        else row
        for account_id, row in rows.items()
    }


def repeated_username(accounts: Mapping[str, Doc]) -> str | None:
    """Return the id of an account whose name an earlier account of the same API has."""
    seen: set[tuple[str, str]] = set()
    for account_id, row in accounts.items():
        if _place(row) in seen:
            return account_id
        seen.add(_place(row))
    return None


def _place(row: Doc) -> tuple[str, str]:
    return row["api"], row["username"]
