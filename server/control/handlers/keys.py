"""The organizations of every API, and their keys."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from understudy.server.state.access.keys import Key
from understudy.server.state.access.masking import masked_key
from understudy.server.state.access.orgs import Org
from understudy.server.state.failures import NotFound, unknown_name
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]
FIRST_KEY = "First key"


async def list_organizations(world: World) -> list[Answer]:
    """Return every organization."""
    return [shown_org(org) for org in world.orgs.list()]


async def create_organization(world: World, body: Body) -> Answer:
    """Create an organization with a key; this answer shows the key whole."""
    plan = body.get("plan", "")
    refuse_plan(world, body["api"], plan)
    org = world.orgs.add(body["api"], body["name"], body.get("id"), plan)
    key = world.keys.create(org.api, org.id, FIRST_KEY)
    return {**shown_org(org), "key": shown_key(key, whole=True)}


async def list_keys(world: World, reveal: bool | None) -> list[Answer]:
    """Return every key, masked unless whole ones are asked for and can be read."""
    return [
        shown_key(key, whole=bool(reveal) and world.keys.is_readable(key))
        for key in world.keys.list()
    ]


async def create_key(world: World, body: Body) -> Answer:
    """Create a key; this answer shows it whole."""
    key = world.keys.create(body["api"], body["org"], body["name"], body.get("role", ""))
    return shown_key(key, whole=True)


async def revoke_key(world: World, id: str) -> Answer:  # noqa: A002  # the spec's parameter name
    """Revoke a key at once."""
    try:
        return shown_key(world.keys.revoke(id), whole=False)
    except NotFound:
        raise NotFound(f"no key has the id {id!r}; GET /keys lists them") from None


def refuse_plan(world: World, api: str, plan: str) -> None:
    """Raise Invalid for a plan that an API does not tell apart."""
    policy = world.limits.policies.get(api)
    if plan and (policy is None or plan not in policy.plans):
        raise unknown_name(plan, [*policy.plans] if policy else [], "plan")


def shown_org(org: Org) -> Answer:
    """Return an organization as the control plane shows it."""
    shown = asdict(org)
    return shown if org.plan else {name: shown[name] for name in ("api", "id", "name")}


def shown_key(key: Key, *, whole: bool) -> Answer:
    """Return a key as the control plane shows it; some are kept in a form that none can read."""
    shown = {**asdict(key), "key": key.key if whole and key.key else masked_key(key.key)}
    if not key.role:
        del shown["role"]
    return shown
