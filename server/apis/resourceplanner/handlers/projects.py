"""The operations on projects."""

from understudy.api import Caller, Clock, Ids, OrgHooks, OrgStore
from understudy.server.apis.resourceplanner.cascade import remove_project
from understudy.server.apis.resourceplanner.event import Teller
from understudy.server.apis.resourceplanner.project import (
    FINANCIAL,
    UNSET,
    changed_project,
    shown_project,
)
from understudy.server.apis.resourceplanner.workspace import (
    Answer,
    Body,
    listed,
    new_id,
    present,
    without,
)


async def list_projects(org: OrgStore, caller: Caller) -> Answer:
    """Return every project, in the order in which they were made."""
    return {"projects": [shown_project(each, caller) for each in listed(org.projects)]}


async def create_project(
    body: Body, org: OrgStore, caller: Caller, ids: Ids, clock: Clock
) -> Answer:
    """Add a project."""
    empty = {"id": new_id(ids, clock), "title": body["title"], **UNSET}
    project = changed_project(empty, without(body, FINANCIAL, caller), org)
    org.projects.put(project)
    return {"project": shown_project(project, caller)}


async def get_project(project_id: str, org: OrgStore, caller: Caller) -> Answer:
    """Return one project."""
    return {"project": shown_project(present(org.projects, project_id), caller)}


async def update_project(project_id: str, body: Body, org: OrgStore, caller: Caller) -> Answer:
    """Change the fields that the body names; null, or no entries, clears size and rates."""
    project = present(org.projects, project_id)
    changed = changed_project(project, without(body, FINANCIAL, caller), org)
    org.projects.put(changed)
    return {"project": shown_project(changed, caller)}


async def delete_project(
    project_id: str, org: OrgStore, caller: Caller, hooks: OrgHooks, clock: Clock
) -> Answer:
    """Remove a project and its assignments."""
    project = present(org.projects, project_id)
    remove_project(project, Teller(caller.org, org, hooks, clock))
    return {"success": True}
