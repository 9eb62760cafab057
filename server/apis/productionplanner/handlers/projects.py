"""The operations on projects, and who is calling."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Caller, Clock, Ids, OrgStore
from understudy.server.apis.productionplanner.project import (
    UNSET,
    filled,
    is_listed,
    project_of,
    recency,
    shown,
)

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def get_info(caller: Caller) -> Answer:
    """Return the organization and the key that call."""
    return {"orgId": caller.org, "orgName": caller.org_name, "keyId": caller.key_id}


async def list_projects(org: OrgStore) -> list[Answer]:
    """Return the organization's projects, newest-updated first."""
    listed = [project for project in org.projects.all() if is_listed(project)]
    return [shown(project) for project in sorted(listed, key=recency, reverse=True)]


async def create_project(
    body: Body, org: OrgStore, caller: Caller, clock: Clock, ids: Ids
) -> Answer:
    """Add a project of the caller's organization."""
    given = filled(body, {name: UNSET[name] for name in ("name", "description", "timezone")})
    now = clock.stamp()
    project = {
        "id": ids.make("p"),
        **given,
        "dates": [],
        **UNSET,
        **given,
        "orgId": caller.org,
        "status": "active",
        "createdBy": f"api:{caller.key_id}",
        "createdAt": now,
        "updatedAt": now,
        "archivedAt": None,
        "deletedAt": None,
    }
    return shown(org.projects.put(project))


async def get_project(project_id: str, org: OrgStore) -> Answer:
    """Return one project."""
    return shown(project_of(org, project_id))


async def update_project(project_id: str, body: Body, org: OrgStore, clock: Clock) -> Answer:
    """Change the recognised fields that the body names; null goes back to unset."""
    project = project_of(org, project_id)
    changes = filled(body, {name: UNSET[name] for name in UNSET if name in body})
    return shown(org.projects.put({**project, **changes, "updatedAt": clock.stamp()}))
