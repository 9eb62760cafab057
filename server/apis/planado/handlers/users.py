"""The operations on users and their shifts."""

from collections.abc import Mapping
from typing import Any

from understudy.api import OrgStore
from understudy.server.apis.planado.handlers.lists import found, oldest_first
from understudy.server.apis.planado.shifts import covered, new_shift, span_of, timeline

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def list_users(after: str | None, org: OrgStore) -> Answer:
    """Return a page of users, the oldest first."""
    return oldest_first(org.users, after)


async def list_shifts(user_id: str, after: str, before: str, org: OrgStore) -> Answer:
    """Return what a user does between two days."""
    user = found(org.users, user_id, "User")
    return {"timeline": timeline(user.get("_shifts", []), *span_of(after, before))}


async def update_shifts(user_id: str, body: Body, org: OrgStore) -> Answer:
    """Put shifts over what a user did at these times."""
    user = found(org.users, user_id, "User")
    shifts = user.get("_shifts", [])
    for number, given in enumerate(body["shifts"]):
        shifts = covered(shifts, new_shift(given, number, org))
    org.users.put({**user, "_shifts": shifts})
    return {"user_uuid": user["uuid"]}
