"""What is asked of bodies, and what is kept of them."""

import re
from typing import Any

from tests.mutants import skeleton
from tests.mutants.resourceplanner.reference.call import Call, Refusal
from tests.mutants.resourceplanner.reference.world import Doc

FIELDS = {
    "resource": ("name", "email", "capacity", "hourlyExpense", "workDays", "note", "hidden"),
    "project": (
        *("title", "color", "note", "projectSize", "projectRate", "resourceRates"),
        *("hidden", "probability"),
    ),
    "assignment": ("project", "resource", "dateFrom", "dateTo", "hoursPerDay", "note"),
}
REQUIRED = {
    "resource": ("name",),
    "project": ("title",),
    "assignment": ("project", "resource", "dateFrom", "dateTo"),
}
NUMBERS = ("capacity", "hourlyExpense", "projectSize", "projectRate", "hoursPerDay")
DAYS = ("dateFrom", "dateTo")
LINKS = {"projectId": "project", "resourceId": "resource"}
DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
ROLES = ("member", "manager", "admin", "customer")


class Checks(skeleton.Checks[Call]):
    """Refuses what no thing can be."""

    def fields(self, call: Call) -> Doc:
        """Return what is kept of a body, which is right by itself."""
        body = self.kept(call, self.document(call))
        for name, value in body.items():
            self.value(call, name, value)
        return body

    def kept(self, call: Call, document: Doc) -> Doc:
        """Return the known fields; an update names links as filters do."""
        names = {name: name for name in FIELDS[call.kind]}
        if call.kind == "assignment" and call.method == "PUT":
            names = {**{name: name for name in names if name not in LINKS.values()}, **LINKS}
        return {known: document[name] for name, known in names.items() if name in document}

    def new(self, call: Call, body: Doc) -> None:
        """Refuse a body that lacks what a new thing needs."""
        for name in REQUIRED[call.kind]:
            if not body.get(name):
                raise Refusal(400, f"{name} is required")

    def value(self, call: Call, name: str, value: Any) -> None:
        """Refuse a value that its field cannot have."""
        if value is None and name not in REQUIRED[call.kind]:
            return
        if name in NUMBERS:
            self.number(call, name, value)
        elif name in DAYS:
            self.day(call, value)
        elif name in LINKS.values():
            self.link(call, name, value)
        elif name == "resourceRates":
            self.rates(call, value)
        elif name in ("name", "title", "note") and not isinstance(value, str):
            raise Refusal(400, f"{name} is a text")

    def number(self, call: Call, name: str, value: Any) -> None:
        """Refuse what is no number, or less than nothing."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise Refusal(400, f"{name} is a number of 0 or more")

    def day(self, call: Call, value: Any) -> None:
        """Refuse what is no day."""
        if not isinstance(value, str) or not DAY.fullmatch(value):
            raise Refusal(400, "a day is written YYYY-MM-DD")

    def link(self, call: Call, kind: str, value: Any) -> None:
        """Refuse what names nothing of the caller's."""
        if not any(row["id"] == value for row in self.linked(call, kind)):
            raise Refusal(400, f"no such {kind}")

    def linked(self, call: Call, kind: str) -> list[Doc]:
        """Return what links may name."""
        return call.rows(kind)

    def rates(self, call: Call, value: Any) -> None:
        """Refuse rates of what is no resource, and two of one."""
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise Refusal(400, "resourceRates is a list of objects")
        for each in value:
            self.link(call, "resource", each.get("resourceId"))
            self.number(call, "rate", each.get("rate"))
        named = [each["resourceId"] for each in value]
        if len({*named}) < len(named):
            raise Refusal(400, "a resource has one rate")
