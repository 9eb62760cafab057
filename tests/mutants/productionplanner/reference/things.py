"""What a new thing holds: a project, a day, and each kind of thing below a project."""

from dataclasses import dataclass
from typing import Any

from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.records import Records
from tests.mutants.productionplanner.reference.world import Doc

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
ITEM_TYPES = ("setup", "rehearsal", "break", "show", "breakout", "other")


@dataclass
class Things:
    """Builds the documents that are about to be stored from checked bodies."""

    records: Records

    def project(self, call: Call, body: Doc, organization: str) -> Doc:
        """Return a new project."""
        now = self.records.stamp(call)
        return {
            "id": self.records.new_id(call, "p"),
            "name": body["name"],
            "description": body.get("description") or "",
            "timezone": body.get("timezone") or "UTC",
            "dates": [],
            "orgId": organization,
            "status": "active",
            "createdBy": self.records.author(call),
            "createdAt": now,
            "updatedAt": now,
            "archivedAt": None,
            "deletedAt": None,
            "links": [],
            "theme": None,
            "totalBudget": None,
            "budgetCurrency": None,
            "scheduleSettings": {},
            "scheduleItemTypes": [{"id": name, "label": name.title()} for name in ITEM_TYPES],
            "_template": False,
            "_write": call.world.next_write(),
        }

    def date(self, call: Call, body: Doc) -> Doc:
        """Return a new day; keys that the page shows only in answers are kept."""
        hours = {name: body[name] for name in ("startTime", "endTime") if body.get(name)}
        all_day = body.get("allDay")
        return {
            "date": body["date"],
            "label": str(body.get("label") or ""),
            "allDay": all_day if isinstance(all_day, bool) else not hours,
            **hours,
        }

    def schedule(self, call: Call, body: Doc) -> Doc:
        """Return a new schedule item."""
        return {
            "id": self.records.new_id(call, "s"),
            "time": body.get("time"),
            "duration": body.get("duration"),
            "activity": body.get("activity") or "",
            "type": body.get("type"),
        }

    def team(self, call: Call, body: Doc) -> Doc:
        """Return a new member, who may read and need not accept."""
        return {
            "id": self.records.new_id(call, "t"),
            "name": body["name"],
            "role": body.get("role") or "",
            "email": body.get("email") or "",
            "permission": "read",
            "status": "accepted",
        }

    def tasks(self, call: Call, body: Doc) -> Doc:
        """Return a new task, which is open."""
        return {
            "id": self.records.new_id(call, "k"),
            "label": body["label"],
            "done": False,
            "createdBy": self.records.author(call),
        }

    def budget(self, call: Call, body: Doc) -> Doc:
        """Return a new budget item."""
        return {
            "id": self.records.new_id(call, "b"),
            "name": body["name"],
            "description": body.get("description") or "",
            "category": self.category(body.get("category")),
            "estimatedCost": body.get("estimatedCost") or 0,
            "actualCost": body.get("actualCost") or 0,
        }

    def category(self, given: Any) -> Any:
        """Return the category that is kept: one of the ten."""
        return given if given in CATEGORIES else "other"

    def locations(self, call: Call, body: Doc) -> Doc:
        """Return a new location."""
        return {
            "id": self.records.new_id(call, "l"),
            "name": body["name"],
            "type": body.get("type") or "physical",
            "details": body.get("details") or "",
        }

    def resources(self, call: Call, body: Doc) -> Doc:
        """Return a new link."""
        return {
            "id": self.records.new_id(call, "r"),
            "name": body["name"],
            "type": "link",
            "url": body["url"],
            "version": 1,
            "folderId": body.get("folderId"),
        }
