"""How things are kept: made, changed, and deleted with what hangs on them."""

from typing import Any

from tests.mutants.resourceplanner.reference.call import Call, Refusal
from tests.mutants.resourceplanner.reference.world import Doc

DEFAULTS: dict[str, Doc] = {
    "resource": {"email": None, "capacity": 40, "hourlyExpense": None, "workDays": [1, 2, 3, 4, 5]},
    "project": {
        "color": "#2563eb",
        "note": "",
        "projectSize": None,
        "projectRate": None,
        "resourceRates": [],
    },
    "assignment": {"hoursPerDay": 8, "note": ""},
}


class Records:
    """Reads and writes the world's data."""

    def find(self, call: Call, ident: str) -> Doc | None:
        """Return what has this id in the caller's workspace."""
        return next((row for row in self.within(call) if row["id"] == ident), None)

    def within(self, call: Call) -> list[Doc]:
        """Return the things that the caller's ids name."""
        return call.rows()

    def get(self, call: Call) -> Doc:
        """Return what the path names, or refuse."""
        record = self.find(call, call.id)
        if record is None:
            raise self.unknown(call)
        return record

    def unknown(self, call: Call) -> Refusal:
        """Return the refusal of an id that nothing of the caller's has."""
        foreign = call.world.row(call.kind, call.id) is not None
        return self.foreign(call) if foreign else Refusal(404, f"no such {call.kind}")

    def foreign(self, call: Call) -> Refusal:
        """Return the refusal of another workspace's id."""
        return Refusal(404, f"no such {call.kind}")

    def listed(self, call: Call) -> list[Doc]:
        """Return what a list is made of, oldest first."""
        return call.rows()

    def create(self, call: Call, fields: Doc) -> Doc:
        """Store a new thing."""
        record = {"id": self.ident(call), **DEFAULTS[call.kind]}
        for name, value in fields.items():
            self.put(call, record, name, value)
        self.keep(call, record)
        return record

    def keep(self, call: Call, record: Doc) -> None:
        """Add a new thing to those of its workspace."""
        call.rows().append(record)

    def ident(self, call: Call) -> str:
        """Return a new id."""
        return call.world.hexadecimal(24)

    def change(self, call: Call, record: Doc, fields: Doc) -> None:
        """Change what a body names, and nothing else."""
        for name, value in fields.items():
            self.put(call, record, name, value)

    def put(self, call: Call, record: Doc, name: str, value: Any) -> None:
        """Give one field its value; null clears it."""
        record[name] = self.cleared(call, name) if value is None else self.stored(name, value)

    def cleared(self, call: Call, name: str) -> Any:
        """Return what a field is without a value."""
        return [] if name == "resourceRates" else None

    def stored(self, name: str, value: Any) -> Any:
        """Return a value as it is kept: of an instant its day."""
        return value[:10] if name in ("dateFrom", "dateTo") else value

    def remove(self, call: Call, record: Doc) -> None:
        """Delete a thing and what hangs on it."""
        call.rows().remove(record)
        if call.kind != "assignment":
            self.cascade(call, record)

    def cascade(self, call: Call, record: Doc) -> None:
        """Delete the assignments of a resource or a project, and the rates of a resource."""
        rows = call.rows("assignment")
        rows[:] = [row for row in rows if not self.hangs_on(call, row, record)]
        for project in call.rows("project"):
            rates = project["resourceRates"] or ()
            project["resourceRates"] = [
                each for each in rates if each["resourceId"] != record["id"]
            ]

    def hangs_on(self, call: Call, row: Doc, record: Doc) -> bool:
        """Tell whether an assignment is one of what is deleted."""
        return bool(row[call.kind] == record["id"])
