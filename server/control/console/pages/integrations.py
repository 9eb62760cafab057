"""The organizations of an API and their keys, as on the product's own page for integrations."""

from typing import Any

from understudy.server.control.console.forms import body_of
from understudy.server.control.console.page import Asked, Done, Page
from understudy.server.control.console.pages.accounts import ACTS, accounts_of
from understudy.server.control.console.pages.choice import choice_of


async def show(asked: Asked) -> dict[str, Any]:
    """Return the organizations of an API, and the keys of the one that is looked at."""
    choice = await choice_of(asked, {**asked.query, **texts(asked)})
    wanted = asked.query.get("reveal", "")
    masked = await asked.line.get("keys")
    whole = {key["id"]: key["key"] for key in await asked.line.get("keys", reveal=True)}
    policy = next(api.key_policy for api in asked.world.served if api.name == choice.api)
    return {
        "choice": choice,
        "policy": policy.kind,
        "roles": [(role, role) for role in policy.roles],
        "keys": [
            {**key, "key": whole[key["id"]] if key["id"] == wanted else key["key"]}
            for key in masked
            if (key["api"], key["org"]) == (choice.api, choice.org)
        ],
        "revealed": wanted if policy.kind != "once" else "",
        "counts": {
            org["id"]: sum(
                (key["api"], key["org"], key["revoked_at"]) == (choice.api, org["id"], None)
                for key in masked
            )
            for org in choice.orgs
        },
        "created": None,
        **await accounts_of(asked, choice),
    }


def texts(asked: Asked) -> dict[str, str]:
    """Return what a form says about API and organization."""
    return {name: asked.sent[name] for name in ("api", "org") if asked.sent.get(name)}


async def create_key(asked: Asked) -> Done:
    """Create a key; the page shows it whole once more."""
    body = body_of(asked.schema("KeyCreate")["properties"], asked.sent)
    key = await asked.line.post("keys", body=body)
    return Done(f"The key “{key['name']}” works from now on.", {"created": key})


async def revoke_key(asked: Asked) -> Done:
    """Revoke a key."""
    key = await asked.line.post("keys", str(asked.sent.get("id", "")), "revoke")
    return Done(f"The key “{key['name']}” is revoked: the next request with it gets 401.")


async def create_organization(asked: Asked) -> Done:
    """Create an organization with its first key."""
    body = body_of(asked.schema("OrganizationCreate")["properties"], asked.sent)
    org = await asked.line.post("organizations", body=body)
    asked = Asked(**{**vars(asked), "sent": {"api": org["api"], "org": org["id"]}})
    shown = await show(asked)
    return Done(f"{org['name']} has its first key.", {**shown, "created": org["key"]})


PAGE = Page(
    "/integrations",
    "Integrations",
    "integrations.html",
    show,
    {
        "create_key": create_key,
        "revoke_key": revoke_key,
        "create_organization": create_organization,
        **ACTS,
    },
)
