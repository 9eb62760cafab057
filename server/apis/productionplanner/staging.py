"""What only tests may change in ProductionPlanner: what its app does, and its API cannot."""

from typing import Any

from understudy.api import Action, Clock, Ids, Invalid, NotFound, OrgStore, Staged, Staging
from understudy.server.apis.productionplanner.project import Doc

Body = dict[str, Any]

SCHEMAS = {
    "projects": "Project",
    "schedule": "ScheduleItem",
    "team": "TeamMember",
    "tasks": "Task",
    "budget": "BudgetItem",
    "locations": "Location",
    "resources": "Resource",
    "folders": "Folder",
}
# What a new document holds where the body says nothing; the app would ask for the rest.
NEW: dict[str, Body] = {
    "schedule": {"time": None, "duration": None, "activity": "", "type": None},
    "team": {"role": "", "email": "", "permission": "write", "status": "pending"},
    "tasks": {"done": False, "createdBy": "app"},
    "budget": {"description": "", "category": "other", "estimatedCost": 0, "actualCost": 0},
    "locations": {"type": "physical", "details": ""},
    "resources": {"type": "file", "version": 1, "folderId": None},
    "folders": {},
}
PREFIX = {"schedule": "s", "team": "t", "tasks": "k", "budget": "b", "locations": "l"} | {
    "resources": "r",
    "folders": "f",
}


def archive_project(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Archive a project: it stays in the list, with the instant of its archiving."""
    now = clock.stamp()
    return changed(org, body, {"archivedAt": now, "updatedAt": now})


def unarchive_project(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Take a project out of the archive."""
    return changed(org, body, {"archivedAt": None, "updatedAt": clock.stamp()})


def delete_project(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Delete a project softly: no call finds it any more, and it can be restored."""
    now = clock.stamp()
    return changed(org, body, {"status": "deleted", "deletedAt": now, "updatedAt": now})


def restore_project(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Bring a deleted project back."""
    fields = {"status": "active", "deletedAt": None, "updatedAt": clock.stamp()}
    return changed(org, body, fields)


def mark_template(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Make a project a template: it leaves the list, and is still found by its id."""
    return changed(org, body, {"updatedAt": clock.stamp(), "_template": True})


def unmark_template(body: Body, org: OrgStore, clock: Clock) -> Staged:
    """Make a template a project again."""
    return changed(org, body, {"updatedAt": clock.stamp(), "_template": False})


def set_project(body: Body, org: OrgStore) -> Staged:
    """Change fields of a project, those too that the API keeps to itself."""
    return changed(org, body, body["fields"])


def set_document(body: Body, org: OrgStore, ids: Ids) -> Staged:
    """Add a document to a project, or change the fields that are given of one that there is."""
    collection, fields = body["collection"], body["document"]
    key = fields.get("id") or ids.make(PREFIX[collection])
    kept = org[collection].find(key) or NEW[collection]
    document = {**kept, **fields, "id": key, **owner_of(body, org)}
    for field in ("project", "date") if collection == "schedule" else ("project",):
        if f"_{field}" not in document:
            raise Invalid("is required, for there is no such document yet", field)
    return [(collection, key, document)]


def remove_document(body: Body, org: OrgStore) -> Staged:
    """Remove a document from a project."""
    collection, key = body["collection"], body["id"]
    if org[collection].find(key) is None:
        raise NotFound(f"no document {key!r} in {collection}")
    return [(collection, key, None)]


def owner_of(body: Body, org: OrgStore) -> Body:
    """Return the fields that say where a document belongs, as far as the body names them."""
    owner = {}
    if "project" in body:
        owner["_project"] = project_of(org, body)["id"]
    if "date" in body:
        owner["_date"] = body["date"]
    return owner


def changed(org: OrgStore, body: Body, fields: Body) -> Staged:
    """Return a project with other values in some fields."""
    project = project_of(org, body)
    own = {"id": project["id"], "orgId": project["orgId"]}
    return [("projects", project["id"], {**project, **fields, **own})]


def project_of(org: OrgStore, body: Body) -> Doc:
    """Return the project that the body names, deleted ones too."""
    project: Doc | None = org.projects.find(body["project"])
    if project is None:
        raise NotFound(f"no project {body['project']!r} in this organization")
    return project


ID = {"type": "string", "minLength": 1}
SHOWN = {"pattern": "^[^_]", "x-problem": "must name fields as the API shows them"}
COLLECTION = {"type": "string", "enum": list(NEW)}
PROJECT: Body = {
    "type": "object",
    "required": ["project"],
    "additionalProperties": False,
    "properties": {"project": {**ID, "description": "The id of a project."}},
}
PROJECT_FIELDS = {
    **PROJECT,
    "required": ["project", "fields"],
    "properties": {
        **PROJECT["properties"],
        "fields": {
            "type": "object",
            "propertyNames": SHOWN,
            "description": "The fields to change, as the API shows them.",
        },
    },
}
DOCUMENT = {
    "type": "object",
    "required": ["collection", "document"],
    "additionalProperties": False,
    "properties": {
        "collection": COLLECTION,
        "project": {**ID, "description": "The project that the document belongs to."},
        "date": {
            "allOf": [{"$ref": "#/components/schemas/Day"}],
            "description": "The day of a schedule item.",
        },
        "document": {
            "type": "object",
            "propertyNames": SHOWN,
            "properties": {"id": ID},
            "description": "Its fields as the API shows them; without an id, a new document.",
        },
    },
}
REMOVAL = {
    "type": "object",
    "required": ["collection", "id"],
    "additionalProperties": False,
    "properties": {"collection": COLLECTION, "id": ID},
}

ACTIONS = (
    *(
        Action(act, PROJECT)
        for act in (
            archive_project,
            unarchive_project,
            delete_project,
            restore_project,
            mark_template,
            unmark_template,
        )
    ),
    Action(set_project, PROJECT_FIELDS),
    Action(set_document, DOCUMENT),
    Action(remove_document, REMOVAL),
)
STAGING = Staging(ACTIONS, SCHEMAS)
