"""How often a caller may ask."""

from collections.abc import Mapping
from typing import Any

from understudy.server.state.access.limits import Bucket, LimitPolicy
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
    return {
        "api": api,
        "on": api in world.limits.active,
        "per": policy.per,
        "limits": shown_numbers(policy),
    }


def shown_numbers(policy: LimitPolicy) -> list[Answer] | None:
    """Return the numbers of a limit, None where they depend on the caller."""
    limit = policy.limit
    if callable(limit):
        return None
    if isinstance(limit, Bucket):
        return [{"kind": "bucket", "calls": limit.calls, "seconds": limit.seconds}]
    return [
        {"kind": "window", "calls": window.calls, "seconds": window.seconds}
        for window in limit or ()
    ]
