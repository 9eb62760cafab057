"""How often a caller may ask."""

from collections.abc import Mapping
from typing import Any

from understudy.server.state.access.limits import Bucket, Limit, LimitPolicy
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def list_limits(world: World) -> list[Answer]:
    """Return the limits of every API that has any."""
    return [shown_limits(world, api, policy) for api, policy in world.limits.policies.items()]


async def switch_limits(world: World, body: Body) -> list[Answer]:
    """Switch limits on or off."""
    world.limits.switch(body.get("api"), on=body["on"])
    return await list_limits(world)


def shown_limits(world: World, api: str, policy: LimitPolicy) -> Answer:
    """Return an API's limits, and whether they are in force."""
    shown = {
        "api": api,
        "on": api in world.limits.active,
        "per": policy.per,
        "limits": None if callable(policy.limit) else shown_numbers(policy.limit),
    }
    if policy.plans:
        shown["plans"] = {plan: shown_numbers(limit) for plan, limit in policy.plans.items()}
    return shown


def shown_numbers(limit: Limit) -> list[Answer]:
    """Return the numbers of a limit."""
    if isinstance(limit, Bucket):
        return [{"kind": "bucket", "calls": limit.calls, "seconds": limit.seconds}]
    return [
        {"kind": "window", "calls": window.calls, "seconds": window.seconds}
        for window in limit or ()
    ]
