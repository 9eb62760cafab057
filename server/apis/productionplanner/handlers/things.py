"""The operations on what else a project holds: team, tasks, budget, locations, resources."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Caller, Ids, NotFound, OrgStore, Settings
from understudy.server.apis.productionplanner.project import filled, project_of, shown

Body = Mapping[str, Any]
Answer = dict[str, Any]

# The first letter of an id says what it names, as in the documentation's examples.
PREFIX = {"team": "t", "tasks": "k", "budget": "b", "locations": "l", "resources": "r"}
# "Add a budget item": anything else falls back to `other`.
CATEGORIES = [
    "venue",
    "catering",
    "equipment",
    "talent",
    "travel",
    "marketing",
    "staffing",
    "decor",
    "permits",
    "other",
]


async def list_team(project_id: str, org: OrgStore) -> list[Answer]:
    """Return a project's team members."""
    return members_of(org, "team", project_id)


async def add_team_member(project_id: str, body: Body, org: OrgStore, ids: Ids) -> Answer:
    """Add a team member, who can read and has accepted."""
    given = filled(body, {"name": "", "role": "", "email": ""})
    rights = {"permission": "read", "status": "accepted"}
    return add_to(org, ids, "team", project_id, {**given, **rights})


async def list_tasks(project_id: str, org: OrgStore) -> list[Answer]:
    """Return a project's tasks."""
    return members_of(org, "tasks", project_id)


async def add_task(project_id: str, body: Body, org: OrgStore, caller: Caller, ids: Ids) -> Answer:
    """Add a task, not yet done."""
    task = {"label": body["label"], "done": False, "createdBy": f"api:{caller.key_id}"}
    return add_to(org, ids, "tasks", project_id, task)


async def list_budget(project_id: str, org: OrgStore) -> list[Answer]:
    """Return a project's budget items."""
    return members_of(org, "budget", project_id)


async def add_budget_item(project_id: str, body: Body, org: OrgStore, ids: Ids) -> Answer:
    """Add a budget item; a category outside the ten becomes `other`."""
    category = body.get("category")
    item = {
        **filled(body, {"name": "", "description": ""}),
        "category": category if category in CATEGORIES else "other",
        **filled(body, {"estimatedCost": 0, "actualCost": 0}),
    }
    return add_to(org, ids, "budget", project_id, item)


async def list_locations(project_id: str, org: OrgStore) -> list[Answer]:
    """Return a project's locations."""
    return members_of(org, "locations", project_id)


async def add_location(project_id: str, body: Body, org: OrgStore, ids: Ids) -> Answer:
    """Add a location, physical unless said otherwise."""
    given = filled(body, {"name": "", "type": "physical", "details": ""})
    return add_to(org, ids, "locations", project_id, given)


async def list_resources(project_id: str, org: OrgStore) -> Answer:
    """Return a project's files and links, and their folders."""
    return {
        "resources": members_of(org, "resources", project_id),
        "folders": members_of(org, "folders", project_id),
    }


async def add_resource_link(
    project_id: str, body: Body, org: OrgStore, ids: Ids, settings: Settings
) -> Answer:
    """Add a link, to the root or to a folder; one that is not there is refused where asked for."""
    project_of(org, project_id)
    folder = body.get("folderId")
    if settings["folders"] == "strict" and folder not in folders_of(org, project_id):
        raise NotFound("Folder not found")
    link = {"name": body["name"], "type": "link", "url": body["url"], "version": 1}
    return add_to(org, ids, "resources", project_id, {**link, "folderId": folder})


def folders_of(org: OrgStore, project_id: str) -> set[str | None]:
    """Return where a link may stand: in a folder of the project, or in none."""
    return {None, *(folder["id"] for folder in org.folders.where(project_id))}


def members_of(org: OrgStore, collection: str, project_id: str) -> list[Answer]:
    """Return a project's documents of one collection, in the order in which they were added."""
    project_of(org, project_id)
    return [shown(document) for document in org[collection].where(project_id)]


def add_to(org: OrgStore, ids: Ids, collection: str, project_id: str, fields: Answer) -> Answer:
    """Add a document of these fields to a project's collection."""
    project_of(org, project_id)
    document = {"id": ids.make(PREFIX[collection]), **fields, "_project": project_id}
    return shown(org[collection].put(document))
