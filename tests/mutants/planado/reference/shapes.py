"""What the reference shows of its things."""

from typing import Any

from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.routes import PLURALS
from tests.mutants.planado.reference.world import Doc


class Shapes:
    """Turns what is kept into what is shown."""

    def plural(self, call: Call) -> str:
        """Return the key of a list."""
        return PLURALS[call.kind]

    def singular(self, call: Call) -> str:
        """Return the key of one thing."""
        return call.kind

    def many(self, call: Call, rows: list[Doc]) -> Doc:
        """Return a list as it is shown."""
        return {self.plural(call): [self.row(call, row) for row in rows]}

    def row(self, call: Call, row: Doc) -> Doc:
        """Return one row of a list."""
        return self.shown(call, row)

    def one(self, call: Call, record: Doc) -> Doc:
        """Return one thing as it is shown."""
        return {self.singular(call): self.record(call, record)}

    def record(self, call: Call, record: Doc) -> Doc:
        """Return what stands in the answer about one thing."""
        return self.shown(call, record)

    def shown(self, call: Call, record: Doc) -> Doc:
        """Return what callers see of a thing."""
        shown = {name: value for name, value in record.items() if not name.startswith("_")}
        if call.kind == "job":
            duration = shown.get("scheduled_duration")
            shown["scheduled_duration_min"] = duration and duration.get("minutes")
        return shown

    def uuid(self, call: Call, record: Doc) -> Any:
        """Return what answers a write."""
        return {f"{call.kind}_uuid": record["uuid"]}

    def event(self, call: Call, record: Doc) -> Doc:
        """Return what a webhook tells of a thing."""
        return {call.kind: self.shown(call, record)}
