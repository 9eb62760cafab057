"""What the reference shows of its things, and in which wrappers."""

from typing import Any

from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.world import Doc


class Shapes:
    """Turns what is kept into what is shown."""

    def many(self, call: Call, rows: list[Doc]) -> Any:
        """Return a list as it is shown."""
        return {f"{call.kind}s": [self.row(call, row) for row in rows]}

    def row(self, call: Call, row: Doc) -> Doc:
        """Return one row of a list."""
        return self.shown(call, row)

    def one(self, call: Call, record: Doc) -> Any:
        """Return one thing as it is shown."""
        return {call.kind: self.single(call, record)}

    def made(self, call: Call, record: Doc) -> Any:
        """Return what answers a write."""
        return self.one(call, record)

    def single(self, call: Call, record: Doc) -> Doc:
        """Return what an answer says of one thing."""
        return self.shown(call, record)

    def deleted(self, call: Call, record: Doc) -> Any:
        """Return what answers a deletion."""
        return {"success": True}

    def shown(self, call: Call, record: Doc) -> Doc:
        """Return what callers see of a thing."""
        shown = dict(record)
        if call.kind == "assignment":
            for kind in ("project", "resource"):
                shown[kind] = self.link(call, kind, record[kind])
            for name in ("dateFrom", "dateTo"):
                shown[name] = self.day(record[name])
        return shown

    def link(self, call: Call, kind: str, ident: str) -> Any:
        """Return what an assignment says of its project, or of its resource."""
        name = "title" if kind == "project" else "name"
        return {"id": ident, name: next((row[name] for row in self.own(call, kind, ident)), None)}

    def own(self, call: Call, kind: str, ident: str) -> list[Doc]:
        """Return what has an id among the things of the caller's workspace."""
        return [row for row in call.rows(kind) if row["id"] == ident]

    def day(self, day: str) -> str:
        """Return a day as it is shown."""
        return f"{day}T00:00:00.000Z"
