"""What only tests may change in Kazinex Planner: what its app does, and its API cannot."""

from collections.abc import Iterable, Iterator
from typing import Any

from understudy.api import (
    Action,
    Clock,
    Doc,
    Documents,
    Ids,
    Invalid,
    NotFound,
    OrgStore,
    Staged,
    Staging,
    shown,
)
from understudy.server.apis.kazinex.project import BASELINE, CURRENT, NONE, with_role
from understudy.server.apis.kazinex.quality import QUALITY
from understudy.server.apis.kazinex.revision import marked, unmarked
from understudy.server.apis.kazinex.schedule.quality import CATEGORIES, CHECKS, Settings

Body = dict[str, Any]
# Far above what anybody sets; of larger weights no mean is computed.
LARGEST = 1_000_000

SCHEMAS = {
    "projects": "Project",
    "schedules": "Schedule",
    "baselines": "Baseline",
    "users": "TeamMember",
}


def set_role(body: Body, org: OrgStore, ids: Ids, clock: Clock) -> Staged:
    """Give a revision a role, as the app does; who had it has none any more."""
    revision = org.schedules.find(body["schedule"])
    if revision is None:
        raise NotFound(f"There is no schedule {body['schedule']}")
    project, role = org.projects.get(revision["_project"]), body["role"]
    if role == BASELINE:
        _, puts, gone = marked(org, project, revision, ids, clock)
    else:
        puts, gone = unmarked(org, project) if revision["role"] == BASELINE else ([], [])
        holders = with_role(org, project, CURRENT) if role == CURRENT else []
        puts = [*puts, *(("schedules", {**row, "role": NONE}) for row in holders)]
        puts = [*puts, ("schedules", {**revision, "role": role})]
    stored = [(name, doc["id"], doc) for name, doc in puts]
    return [*stored, *((name, key, None) for name, key in gone)]


def restore_project(body: Body, org: OrgStore) -> Staged:
    """Bring back a project that was deleted."""
    project = org.projects.find(body["project"])
    if project is None:
        raise NotFound(f"There never was a project {body['project']}")
    kept = {name: value for name, value in project.items() if name != "_deleted"}
    return [("projects", project["id"], kept)]


def set_quality(body: Body, org: OrgStore) -> Staged:
    """Judge by these settings from now on, as an organization can have it in the app."""
    chosen = {name: value for name, value in body.items() if name != "org"}
    check_settings(chosen)
    return [("settings", QUALITY, {"id": QUALITY, **chosen})]


def settings_in(row: Doc, _org: Documents) -> Iterator[tuple[Body, Body]]:
    """Yield settings with their schema; Invalid where nothing can be judged by them."""
    chosen = {name: value for name, value in shown(row).items() if name != "id"}
    yield SETTINGS, chosen
    check_settings(chosen)


def check_settings(chosen: Body) -> None:
    """Raise Invalid for settings that nothing can be judged by."""
    try:
        Settings.from_document(chosen)
    except ValueError as problem:
        raise Invalid(str(problem)) from problem


def numbers_by(names: Iterable[str], about: str) -> Body:
    """Return the schema of numbers by name."""
    properties = {name: {"type": "number", "minimum": 0, "maximum": LARGEST} for name in names}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "description": about,
    }


SETTINGS: Body = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "high_duration_days": {
            "type": "number",
            "minimum": 0,
            "maximum": LARGEST,
            "description": "Longer activities are of high duration.",
        },
        "region": {
            "type": "string",
            "description": "Has the Ramadan calendar checked, whatever it says.",
        },
        "thresholds": numbers_by(
            (check.id for check in CHECKS), "What each check allows, by its id."
        ),
        "weights": numbers_by(
            (check.id for check in CHECKS), "0.5 to 10, or 0: it does not count."
        ),
        "category_weights": numbers_by(
            CATEGORIES, "What each category counts in the score, by its id."
        ),
    },
}

ACTIONS = (
    Action(set_quality, SETTINGS),
    Action(
        set_role,
        {
            "type": "object",
            "required": ["schedule", "role"],
            "additionalProperties": False,
            "properties": {
                "schedule": {"type": "string", "description": "The id of a revision."},
                "role": {"$ref": "#/components/schemas/ScheduleRole"},
            },
        },
    ),
    Action(
        restore_project,
        {
            "type": "object",
            "required": ["project"],
            "additionalProperties": False,
            "properties": {
                "project": {"type": "string", "description": "The id of a deleted project."}
            },
        },
    ),
)
STAGING = Staging(ACTIONS, SCHEMAS)
