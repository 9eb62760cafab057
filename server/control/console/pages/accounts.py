"""The accounts of an organization, where its API signs somebody in."""

from typing import Any

from understudy.server.control.console.forms import body_of
from understudy.server.control.console.page import Asked, Done
from understudy.server.control.console.pages.choice import Choice


async def accounts_of(asked: Asked, choice: Choice) -> dict[str, Any]:
    """Return the accounts of the organization that is looked at; None where its API has none."""
    if choice.api not in asked.world.sessions.policies:
        return {"accounts": None, "signed": None}
    accounts = await asked.line.get("accounts", api=choice.api, org=choice.org)
    return {"accounts": accounts, "signed": None}


async def create_account(asked: Asked) -> Done:
    """Create an account."""
    body = body_of(asked.schema("AccountCreate")["properties"], asked.sent)
    account = await asked.line.post("accounts", body=body)
    return Done(f"{account['username']} can sign in from now on.")


async def remove_account(asked: Asked) -> Done:
    """Remove an account."""
    account = await asked.line.delete("accounts", str(asked.sent.get("id", "")))
    return Done(f"The account {account['username']} is removed, and its tokens with it.")


async def sign_in_as(asked: Asked) -> Done:
    """Hand out tokens of an account; the page shows them whole once."""
    signed = await asked.line.post("accounts", str(asked.sent.get("id", "")), "sign-in")
    return Done("The tokens work from now on.", {"signed": signed})


async def expire_tokens(asked: Asked) -> Done:
    """Let the access tokens of an account be over."""
    account = await asked.line.post("accounts", str(asked.sent.get("id", "")), "expire-tokens")
    return Done(f"The access tokens of {account['username']} are over: they get 401.")


async def revoke_refresh_tokens(asked: Asked) -> Done:
    """Let the refresh tokens of an account renew no more."""
    name = str(asked.sent.get("id", ""))
    account = await asked.line.post("accounts", name, "revoke-refresh-tokens")
    return Done(f"The refresh tokens of {account['username']} renew nothing more.")


ACTS = {
    "create_account": create_account,
    "remove_account": remove_account,
    "sign_in_as": sign_in_as,
    "expire_tokens": expire_tokens,
    "revoke_refresh_tokens": revoke_refresh_tokens,
}
