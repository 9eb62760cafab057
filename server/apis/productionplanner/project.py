"""The project document: its fields, their defaults, and which projects a caller can see."""

from collections.abc import Mapping
from typing import Any

from understudy.api import NotFound, OrgStore

Doc = Mapping[str, Any]

ITEM_TYPES = [
    {"id": label.lower(), "label": label}
    for label in ("Setup", "Rehearsal", "Break", "Show", "Breakout", "Other")
]
# What the store and the fixtures note about a document and no caller sees.
HIDDEN = ("_seq", "_project", "_date", "_template")
# "Update a project": the nine fields that a PATCH may name, with what each holds when unset.
UNSET: dict[str, Any] = {
    "name": "",
    "description": "",
    "timezone": "UTC",
    "links": [],
    "theme": None,
    "totalBudget": None,
    "budgetCurrency": None,
    "scheduleSettings": {},
    "scheduleItemTypes": ITEM_TYPES,
}


def shown(document: Doc) -> dict[str, Any]:
    """Return a document as a caller sees it: without the store's own fields."""
    public = dict(document)
    for name in HIDDEN:
        public.pop(name, None)
    return public


def recency(project: Doc) -> tuple[str, int]:
    """Return what "newest-updated first" sorts by; of two equal times the later write is newer."""
    return project["updatedAt"], project["_seq"]


def is_listed(project: Doc) -> bool:
    """Whether `GET /projects` shows it: archived ones yes, soft-deleted ones and templates no."""
    return project["deletedAt"] is None and not project.get("_template")


def project_of(org: OrgStore, project_id: str) -> Doc:
    """Return a project of the caller's organization.

    Unknown, foreign and soft-deleted ids are told apart by nothing: the documentation promises
    404, never 403, so that keys cannot be used to probe other organizations.
    """
    project: Doc | None = org.projects.find(project_id)
    if project is None or project["deletedAt"] is not None:
        raise NotFound("Project not found")
    return project


def filled(body: Doc, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields with the values of the body; absent and null ones keep their default."""
    return {
        name: default if body.get(name) is None else body[name] for name, default in fields.items()
    }
