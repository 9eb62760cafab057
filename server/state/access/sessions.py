"""Sessions: accounts sign in, renew what lets them in, and are let in until it expires."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from understudy.server.state.access.accounts import ACCOUNTS, Account, Accounts
from understudy.server.state.access.keys import Caller, Keys
from understudy.server.state.access.limits import Limits
from understudy.server.state.access.signing import Signer, whole_second
from understudy.server.state.access.tokens import TOKENS, USES, Issued, Tokens, after
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import BadCredentials, BadRefreshToken, unknown_name
from understudy.server.state.ids import Ids
from understudy.server.state.time.clock import Clock


def no_claims(_: Account) -> Mapping[str, Any]:
    """Return what a signed token tells of its account beside the usual."""
    return {}


@dataclass(frozen=True, kw_only=True)
class SessionPolicy:
    """How the accounts of an API sign in, and how long that lasts.

    An access token is good for `access`. Of `kind` "jwt" it is signed (HS256) and tells `sub` (the
    account's id), `iat`, `exp`, `jti` and what `claims` returns; an "opaque" one tells nothing. A
    refresh token is opaque, kept as a digest, and good for `refresh`; None: there are none. Where
    it `rotates`, renewing gives a new one, and the old one is used up.

    A bearer token is an access token. Where `takes_keys`, a key is taken in its place too.

    `profile` is the JSON Schema of what the API tells of an account, which may refer to the
    components of its spec. New accounts, and those of fixtures and imports, are checked against it.
    """

    access: timedelta = timedelta(minutes=15)
    refresh: timedelta | None = timedelta(days=30)
    kind: Literal["jwt", "opaque"] = "jwt"
    claims: Callable[[Account], Mapping[str, Any]] = field(default=no_claims)
    rotates: bool = True
    takes_keys: bool = False
    profile: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class SignedIn:
    """What somebody who signs in or renews gets: an account's tokens, and when each ends.

    `refresh_token` is "" where its API has none.
    """

    account: Account
    token: str
    ends_at: datetime
    refresh_token: str = ""
    refresh_ends_at: datetime | None = None


class Sessions:
    """The sessions of every API that signs somebody in, by its policy."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        policies: Mapping[str, SessionPolicy],
        accounts: Accounts,
        keys: Keys,
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self.policies = policies
        self.accounts = accounts
        self._keys = keys
        self._signers = {api: Signer(api, ids, clock) for api in policies}
        self.tokens = Tokens(store, clock)

    def caller(self, api: str, token: str) -> Caller | None:
        """Return whom an access token stands for, None where it is forged, expired or revoked."""
        row = self.tokens.find(api, "access", token)
        if row is None:
            return None
        if self.policies[api].kind == "jwt":
            claims = self._signers[api].claims(token)
            if claims is None or claims["jti"] != row["id"]:
                return None
        account = self.accounts.get(row["account"])
        return None if account is None else self.accounts.caller(account)

    def sign_in(self, account: Account, key: str | None = None) -> SignedIn:
        """Issue tokens to an account; `key` is the id of the key that it named as its password."""
        policy = self._policy(account.api)
        access = self._access(account, policy)
        refresh = self._refresh(account, policy, key)
        changes = [each.change for each in (access, refresh) if each]
        self._store.commit([*self.tokens.outdated(account.id), *changes])
        return signed_in(account, access, refresh)

    def renew(self, api: str, refresh_token: str) -> SignedIn:
        """Issue new tokens for a refresh token, or raise BadRefreshToken."""
        row = self.tokens.find(api, "refresh", refresh_token)
        account = self.holder(api, refresh_token)
        if row is None or account is None:
            raise BadRefreshToken("The refresh token is unknown, used up or expired")
        if row["key"] is not None and not self._keys.is_active(row["key"]):
            raise BadRefreshToken("The key that this session began with is revoked")
        policy = self._policy(api)
        access = self._access(account, policy)
        if not policy.rotates:
            self._store.commit([*self.tokens.outdated(account.id), access.change])
            return signed_in(account, access, None)
        refresh = self._refresh(account, policy, row["key"])
        changes = [each.change for each in (access, refresh) if each]
        outdated = [each for each in self.tokens.outdated(account.id) if each[1] != row["id"]]
        self._store.commit([*outdated, (TOKENS, row["id"], None), *changes])
        return signed_in(account, access, refresh)

    def holder(self, api: str, refresh_token: str) -> Account | None:
        """Return the account that a refresh token is good for."""
        row = self.tokens.find(api, "refresh", refresh_token)
        return None if row is None else self.accounts.get(row["account"])

    def revoke(self, api: str, refresh_token: str) -> None:
        """Let a refresh token renew no more; one that does not is no mistake."""
        row = self.tokens.find(api, "refresh", refresh_token)
        if row is not None:
            self._store.commit([(TOKENS, row["id"], None)])

    def expire(self, account: Account) -> None:
        """Let every access token of an account be over, as if its time had passed."""
        self._store.commit(self.tokens.ending(account.id, "access"))

    def revoke_all(self, account: Account) -> None:
        """Let every refresh token of an account renew no more."""
        self._store.commit(self.tokens.ending(account.id, "refresh"))

    def remove(self, account: Account) -> None:
        """Remove an account, with all that lets it in."""
        ended = self.tokens.ending(account.id, *USES)
        self._store.commit([(ACCOUNTS, account.id, None), *ended])

    def _policy(self, api: str) -> SessionPolicy:
        if api not in self.policies:
            raise unknown_name(api, [*self.policies], "api")
        return self.policies[api]

    def _access(self, account: Account, policy: SessionPolicy) -> Issued:
        token_id, now = self._ids.make("token"), self._clock.now()
        if policy.kind == "opaque":
            span = now, after(now, policy.access)
            return self.tokens.issued(account, "access", token_id, self._ids.hex(48), span)
        now = whole_second(now)
        ends_at = after(now, policy.access)
        claims = {
            "sub": account.id,
            **policy.claims(account),
            "iat": int(now.timestamp()),
            "exp": int(ends_at.timestamp()),
            "jti": token_id,
        }
        text = self._signers[account.api].sign(claims)
        return self.tokens.issued(account, "access", token_id, text, (now, ends_at))

    def _refresh(self, account: Account, policy: SessionPolicy, key: str | None) -> Issued | None:
        if policy.refresh is None:
            return None
        now = self._clock.now()
        token_id, text = self._ids.make("token"), self._ids.hex(48)
        span = now, after(now, policy.refresh)
        return self.tokens.issued(account, "refresh", token_id, text, span, key)


class ApiSessions:
    """What the handlers of an API that signs somebody in get as `sessions`."""

    def __init__(self, sessions: Sessions, limits: Limits, api: str) -> None:
        self._sessions = sessions
        self._limits = limits
        self._api = api

    def sign_in(self, username: str, password: str) -> SignedIn:
        """Return new tokens for an account, or raise BadCredentials; TooMany as well."""
        self._limits.take_sign_in(self._api, username)
        known = self._sessions.accounts.known_by(self._api, username, password)
        if known is None:
            raise BadCredentials("The username or the password is wrong")
        return self._sessions.sign_in(*known)

    def renew(self, refresh_token: str) -> SignedIn:
        """Return new tokens for a refresh token, or raise BadRefreshToken; TooMany as well."""
        account = self._sessions.holder(self._api, refresh_token)
        if account is not None:
            self._limits.take_sign_in(self._api, account.username)
        signed = self._sessions.renew(self._api, refresh_token)
        return replace(signed, refresh_token=signed.refresh_token or refresh_token)

    def revoke(self, refresh_token: str) -> None:
        """Let a refresh token renew no more: how one signs out."""
        self._sessions.revoke(self._api, refresh_token)


def signed_in(account: Account, access: Issued, refresh: Issued | None) -> SignedIn:
    """Return what is handed out."""
    if refresh is None:
        return SignedIn(account, access.text, access.ends_at)
    return SignedIn(account, access.text, access.ends_at, refresh.text, refresh.ends_at)
