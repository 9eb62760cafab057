"""The 19 documented calls as rules make them: whole bodies, required fields, where things show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FULL_DAY = "2032-02-29"
# One has the month and day of the full day, the other its year and month.
OTHER_DAY = "2028-02-29"
EMPTY_DAY = "2032-02-14"
CATEGORIES = (
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
)

MESSAGES = {
    "list_projects": "Projects",
    "list_dates": "Dates",
    "list_schedule": "Schedule items",
    "list_team": "Team members",
    "add_task": "Task created",
    "list_resources": "Resources",
}


@dataclass(frozen=True)
class Write:
    """A documented write: `text` is the field that bears a name, `shown_by` the read that shows it.

    `also` completes a whole body.
    """

    operation: str
    text: str
    shown_by: str
    required: tuple[str, ...] = ()
    also: Mapping[str, Any] = field(default_factory=dict)

    def body(self, name: str, day: str) -> dict[str, Any]:
        """Return a whole body that bears a name, or a day where there is no name."""
        return {self.text: day if self.text == "date" else name, **self.also}


CREATE = Write(
    "create_project",
    "name",
    "list_projects",
    ("name",),
    {"description": "12-city arena run", "timezone": "America/New_York"},
)
UPDATE = Write(
    "update_project",
    "name",
    "get_project",
    (),
    {
        "description": "Changed",
        "timezone": "Asia/Tokyo",
        "totalBudget": 250000,
        "budgetCurrency": "JPY",
    },
)
ADD_DATE = Write("add_date", "date", "list_dates", ("date",))
ADD_ITEM = Write(
    "add_schedule_item", "activity", "list_schedule", (), {"time": "18:00", "duration": 90}
)
ADD_MEMBER = Write(
    "add_team_member",
    "name",
    "list_team",
    ("name",),
    {"role": "Stage Manager", "email": "jordan@example.com"},
)
ADD_TASK = Write("add_task", "label", "list_tasks", ("label",))
ADD_COST = Write(
    "add_budget_item",
    "name",
    "list_budget",
    ("name",),
    {
        "description": "Line array, three days",
        "category": "equipment",
        "estimatedCost": 12000,
        "actualCost": 11500.55,
    },
)
ADD_PLACE = Write(
    "add_location",
    "name",
    "list_locations",
    ("name",),
    {"type": "digital", "details": "Gate 4"},
)
ADD_LINK = Write(
    "add_resource_link",
    "name",
    "list_resources",
    ("name", "url"),
    {"url": "https://example.com/run-sheet"},
)

PROJECT_WRITES = (
    UPDATE,
    ADD_DATE,
    ADD_ITEM,
    ADD_MEMBER,
    ADD_TASK,
    ADD_COST,
    ADD_PLACE,
    ADD_LINK,
)
WRITES = {each.operation: each for each in (CREATE, *PROJECT_WRITES)}
PROJECT_READS = (
    "get_project",
    "list_dates",
    "list_schedule",
    "list_team",
    "list_tasks",
    "list_budget",
    "list_locations",
    "list_resources",
)
THINGS_READ = PROJECT_READS[1:]
READS = ("get_info", "list_projects", *PROJECT_READS)
CREATIONS = ("create_project", "add_date", "add_schedule_item")
OTHER_CREATIONS = (
    "add_team_member",
    "add_task",
    "add_budget_item",
    "add_location",
    "add_resource_link",
)


def params(project: str, day: str = FULL_DAY) -> dict[str, str]:
    """Return the path parameters of any call on a project; a call takes those that it has."""
    return {"projectId": project, "date": day}
