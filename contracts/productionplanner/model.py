"""What a right implementation holds and answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.contracts.productionplanner.table import CATEGORIES, PROJECT, WRITES
from understudy.contracts.productionplanner.validity import is_day, is_valid

Doc = dict[str, Any]
Answer = tuple[int, Any]
RECOGNISED = (*PROJECT.changes, *PROJECT.opaque)
KINDS = {"t": "team", "k": "tasks", "b": "budget", "l": "locations", "r": "resources"}
FIRST_DAY = "2026-01-01"
MEMBER = {"permission": "read", "status": "accepted"}
COSTS = {"description": "", "estimatedCost": 0, "actualCost": 0}


@dataclass
class Project:
    """One project, and what lies below it by kind; a schedule lies under its day."""

    shown: Doc
    org: str
    touched: int
    below: dict[str, list[Doc]] = field(default_factory=dict)

    def things(self, kind: str) -> list[Doc]:
        """Return the things of a kind, or of a day, in the order in which they were added."""
        return self.below.setdefault(kind, [])


@dataclass
class Model:
    """Answers calls in memory; `stamp` makes a timestamp of the number of a write."""

    stamp: Callable[[int], str]
    projects: dict[str, Project] = field(default_factory=dict)
    count: int = 0

    def answer(self, caller: Doc, operation: str, params: Mapping[str, str], body: Any) -> Answer:
        """Return the status and the data of a call by a key as GET /info shows it."""
        if operation == "get_info":
            return 200, caller
        if operation == "list_projects":
            return 200, self.listed(caller["orgId"])
        if operation == "create_project":
            return self.create(caller, body)
        return self.inside(caller, operation, params, body)

    def inside(self, caller: Doc, operation: str, params: Mapping[str, str], body: Any) -> Answer:
        """Answer a call on one project."""
        project = self.projects.get(params["projectId"])
        if project is None or project.org != caller["orgId"]:
            return 404, None
        if not is_day(params.get("date", FIRST_DAY)):
            return 400, None
        if operation in WRITES:
            return self.write(caller, project, operation, params, body)
        return 200, self.read(project, operation, params)

    def listed(self, org: str) -> list[Doc]:
        """Return an organization's projects, the last one touched first."""
        own = [each for each in self.projects.values() if each.org == org]
        return [each.shown for each in sorted(own, key=lambda each: -each.touched)]

    def create(self, caller: Doc, body: Any) -> Answer:
        """Make a project."""
        if not is_valid("create_project", body):
            return 400, None
        self.count += 1
        shown = {
            "id": f"p_{self.count:020x}",
            "description": "",
            "timezone": "UTC",
            "dates": [],
            "orgId": caller["orgId"],
            "status": "active",
            "links": [],
            "scheduleSettings": {},
            "scheduleItemTypes": [{"id": "show", "label": "Show"}],
            "createdBy": f"api:{caller['keyId']}",
            "createdAt": self.stamp(self.count),
            "updatedAt": self.stamp(self.count),
            "archivedAt": None,
            "deletedAt": None,
            **{name: body[name] for name in ("name", "description", "timezone") if name in body},
        }
        self.projects[shown["id"]] = Project(shown, caller["orgId"], self.count)
        return 201, shown

    def read(self, project: Project, operation: str, params: Mapping[str, str]) -> Any:
        """Return what a read shows."""
        if operation == "get_project":
            return project.shown
        if operation == "list_dates":
            return project.shown["dates"]
        if operation == "list_schedule":
            return self.day(project, params["date"])
        if operation == "list_resources":
            return {"resources": project.things("resources"), "folders": []}
        return project.things(operation.removeprefix("list_"))

    def day(self, project: Project, day: str) -> list[Doc]:
        """Return a schedule by time, what has no time last."""
        return sorted(project.things(day), key=lambda item: item["time"] or "99")

    def write(
        self, caller: Doc, project: Project, operation: str, params: Mapping[str, str], body: Any
    ) -> Answer:
        """Change a project or add to it."""
        if not is_valid(operation, body):
            return 400, None
        self.count += 1
        if operation == "update_project":
            return self.change(project, body)
        if operation == "add_date":
            return self.add_date(project, body)
        if operation == "add_schedule_item":
            fields = ("time", "duration", "activity", "type")
            item = {name: body.get(name) for name in fields}
            project.things(params["date"]).append({"id": f"s_{self.count}", **item})
            return 201, self.day(project, params["date"])
        return 201, self.add(caller, project, operation, body)

    def change(self, project: Project, body: Doc) -> Answer:
        """Change the recognised fields of a project."""
        changes = {name: body[name] for name in RECOGNISED if name in body}
        if not changes:
            return 400, None
        project.shown.update(changes)
        self.touch(project)
        return 200, project.shown

    def add_date(self, project: Project, body: Doc) -> Answer:
        """Give a project a day."""
        dates = project.shown["dates"]
        if any(each["date"] == body["date"] for each in dates):
            return 409, None
        dates.append({"date": body["date"], "label": str(body.get("label", ""))})
        self.touch(project)
        return 201, dates

    def touch(self, project: Project) -> None:
        """Put a project before all others."""
        project.touched = self.count
        project.shown["updatedAt"] = self.stamp(self.count)

    def add(self, caller: Doc, project: Project, operation: str, body: Doc) -> Doc:
        """Put a thing below a project."""
        author = f"api:{caller['keyId']}"
        prefix, made = {
            "add_team_member": ("t", {"role": "", "email": "", **body, **MEMBER}),
            "add_task": ("k", {**body, "done": False, "createdBy": author}),
            "add_budget_item": ("b", {**COSTS, **body, "category": category(body)}),
            "add_location": ("l", {"type": "physical", "details": "", **body}),
            "add_resource_link": ("r", {**body, "type": "link", "version": 1}),
        }[operation]
        thing = {**made, "id": f"{prefix}_{self.count}"}
        project.things(KINDS[prefix]).append(thing)
        return thing


def category(body: Doc) -> str:
    """Return the category that a budget item is kept under."""
    given = body.get("category")
    return given if isinstance(given, str) and given in CATEGORIES else "other"
