"""The operations on projects."""

from typing import Any

from understudy.api import Clock, Ids, OrgStore, shown
from understudy.server.apis.kazinex.name import new_id, now
from understudy.server.apis.kazinex.page import Page, Wanted, newest_first
from understudy.server.apis.kazinex.project import present_project

Body = dict[str, Any]
Answer = dict[str, Any]


async def list_projects(page: int | None, per_page: int | None, org: OrgStore) -> Page:
    """Return a page of the projects, the newest first."""
    rows = [row for row in org.projects.all() if "_deleted" not in row]
    return Wanted(page, per_page).of(newest_first(rows), shown)


async def create_project(body: Body, org: OrgStore, ids: Ids, clock: Clock) -> Answer:
    """Add a project."""
    fields = {"name": body["name"], "created_at": now(clock), "schedule_count": 0}
    return shown(org.projects.put({"id": new_id(ids, "proj"), **fields}))


async def get_project(project_id: str, org: OrgStore) -> Answer:
    """Return one project."""
    return shown(present_project(org, project_id))


async def update_project(project_id: str, body: Body, org: OrgStore) -> Answer:
    """Change the name of a project."""
    project = present_project(org, project_id)
    return shown(org.projects.put({**project, "name": body["name"]}))


async def delete_project(project_id: str, org: OrgStore, clock: Clock) -> None:
    """Take a project out of all lists; what belongs to it is out of reach with it."""
    project = present_project(org, project_id)
    org.projects.put({**project, "_deleted": now(clock)})
