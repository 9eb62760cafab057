"""The 19 documented routes as data: path, success, request fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.mutants import skeleton

Kind = Literal["text", "number", "day", "time", "minutes", "place", "any"]


@dataclass(frozen=True)
class Route(skeleton.Route):
    """One operation; `fields` maps each documented request field to what it must hold."""

    message: str = ""
    status: int = 200
    required: tuple[str, ...] = ()
    fields: Mapping[str, Kind] = field(default_factory=dict)


ONE = "/projects/{projectId}"
DAY = ONE + "/schedule/{date}"
STRAY = Route("stray", "", "")

ROUTES = (
    Route("get_info", "GET", "/info", "API key"),
    Route("list_projects", "GET", "/projects", "Projects"),
    Route(
        "create_project",
        "POST",
        "/projects",
        "Project created",
        201,
        ("name",),
        {"name": "text", "description": "text", "timezone": "text"},
    ),
    Route("get_project", "GET", ONE, "Project"),
    Route(
        "update_project",
        "PATCH",
        ONE,
        "Project updated",
        fields={
            "name": "text",
            "description": "text",
            "timezone": "text",
            "links": "any",
            "theme": "any",
            "totalBudget": "number",
            "budgetCurrency": "text",
            "scheduleSettings": "any",
            "scheduleItemTypes": "any",
        },
    ),
    Route("list_dates", "GET", ONE + "/dates", "Dates"),
    Route("add_date", "POST", ONE + "/dates", "Date added", 201, ("date",), {"date": "day"}),
    Route("list_schedule", "GET", DAY, "Schedule items"),
    Route(
        "add_schedule_item",
        "POST",
        DAY,
        "Schedule item added",
        201,
        (),
        {"time": "time", "duration": "minutes", "activity": "text", "type": "text"},
    ),
    Route("list_team", "GET", ONE + "/team", "Team members"),
    Route(
        "add_team_member",
        "POST",
        ONE + "/team",
        "Team member added",
        201,
        ("name",),
        {"name": "text", "role": "text", "email": "text"},
    ),
    Route("list_tasks", "GET", ONE + "/tasks", "Tasks"),
    Route("add_task", "POST", ONE + "/tasks", "Task created", 201, ("label",), {"label": "text"}),
    Route("list_budget", "GET", ONE + "/budget", "Budget items"),
    Route(
        "add_budget_item",
        "POST",
        ONE + "/budget",
        "Budget item added",
        201,
        ("name",),
        {
            "name": "text",
            "description": "text",
            "category": "any",
            "estimatedCost": "number",
            "actualCost": "number",
        },
    ),
    Route("list_locations", "GET", ONE + "/locations", "Locations"),
    Route(
        "add_location",
        "POST",
        ONE + "/locations",
        "Location added",
        201,
        ("name",),
        {"name": "text", "type": "place", "details": "text"},
    ),
    Route("list_resources", "GET", ONE + "/resources", "Resources"),
    Route(
        "add_resource_link",
        "POST",
        ONE + "/resources/link",
        "Link added",
        201,
        ("name", "url"),
        {"name": "text", "url": "text", "folderId": "text"},
    ),
)
