"""The accounts of a stand-in that sign in, as tests steer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from understudy.testing.answers import Answer
from understudy.testing.line import Line, part

AccountList: TypeAlias = "list[Account]"  # a method called `list` hides the builtin in its class


@dataclass(frozen=True)
class Account(Answer):
    """Who may sign in; `tokens` and `refresh_tokens` are how many were good when it was read.

    `role` is "" where the API has no roles.
    """

    id: str
    api: str
    org: str
    username: str
    signs_in_with: Literal["password", "key"]
    created_at: str
    tokens: int
    refresh_tokens: int
    role: str = ""
    profile: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SignedIn(Answer):
    """Tokens of an account, and when they end by the stand-in's clock."""

    account: str
    token: str
    ends_at: str
    refresh_token: str | None
    refresh_ends_at: str | None


class Accounts:
    """The accounts of every API that signs somebody in."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(self, *, api: str | None = None, org: str | None = None) -> AccountList:
        """Return the accounts, those of an API or an organization alone if it is named."""
        return [Account.read(one) for one in self._line.call("GET", "/accounts", api=api, org=org)]

    def create(
        self,
        api: str,
        org: str,
        username: str,
        password: str | None = None,
        *,
        role: str | None = None,
        profile: Mapping[str, Any] | None = None,
    ) -> Account:
        """Create an account; without a password, the keys of its organization are its password."""
        given = {"password": password, "role": role, "profile": profile}
        body = {name: value for name, value in given.items() if value is not None}
        named = {"api": api, "org": org, "username": username}
        return Account.read(self._line.call("POST", "/accounts", {**named, **body}))

    def remove(self, account: Account | str) -> Account:
        """Remove an account, given it or its id; returns what it was."""
        return Account.read(self._line.call("DELETE", f"/accounts/{_id(account)}"))

    def sign_in(self, account: Account | str) -> SignedIn:
        """Return tokens of an account, without its password."""
        return SignedIn.read(self._line.call("POST", f"/accounts/{_id(account)}/sign-in"))

    def expire(self, account: Account | str) -> Account:
        """Let the access tokens of an account be over, as if their time had passed."""
        return Account.read(self._line.call("POST", f"/accounts/{_id(account)}/expire-tokens"))

    def revoke(self, account: Account | str) -> Account:
        """Let the refresh tokens of an account renew no more."""
        path = f"/accounts/{_id(account)}/revoke-refresh-tokens"
        return Account.read(self._line.call("POST", path))


def _id(account: Account | str) -> str:
    return part(account if isinstance(account, str) else account.id)
