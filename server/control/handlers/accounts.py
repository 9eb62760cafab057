"""The accounts that sign in, and the tokens that they hold."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from understudy.server.control.naming.names import check_names
from understudy.server.control.profiles import fitted_profile
from understudy.server.state.access.accounts import Account
from understudy.server.state.time.clock import stamp_of
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def list_accounts(world: World, api: str | None, org: str | None) -> list[Answer]:
    """Return the accounts."""
    check_names(world, {"api": api, "org": org})
    return [shown_account(world, account) for account in world.accounts.list(api, org)]


async def create_account(world: World, body: Body) -> Answer:
    """Create an account."""
    profile = fitted_profile(world.served, body["api"], body.get("profile", {}))
    return shown_account(world, world.accounts.add(**{**body, "profile": profile}))


async def remove_account(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Remove an account and its tokens."""
    account = world.accounts.find(id)
    shown = shown_account(world, account)
    world.sessions.remove(account)
    return shown


async def sign_in_as(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Hand out tokens of an account."""
    signed = world.sessions.sign_in(world.accounts.find(id))
    ends = signed.refresh_ends_at
    return {
        "account": signed.account.id,
        "token": signed.token,
        "ends_at": stamp_of(signed.ends_at),
        "refresh_token": signed.refresh_token or None,
        "refresh_ends_at": stamp_of(ends) if ends else None,
    }


async def expire_tokens(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Let an account's access tokens be over."""
    account = world.accounts.find(id)
    world.sessions.expire(account)
    return shown_account(world, account)


async def revoke_refresh_tokens(world: World, id: str) -> Answer:  # noqa: A002  # as above
    """Let an account's refresh tokens renew no more."""
    account = world.accounts.find(id)
    world.sessions.revoke_all(account)
    return shown_account(world, account)


def shown_account(world: World, account: Account) -> Answer:
    """Return an account as the control plane shows it."""
    shown = {
        **asdict(account),
        "tokens": world.sessions.tokens.count(account.id, "access"),
        "refresh_tokens": world.sessions.tokens.count(account.id, "refresh"),
    }
    if not account.role:
        del shown["role"]
    return shown
