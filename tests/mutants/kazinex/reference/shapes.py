"""What the reference shows, and in which wrappers."""

from typing import Any

from tests.mutants.kazinex.reference.call import Call
from tests.mutants.kazinex.reference.world import Doc


class Shapes:
    """Turns what is kept into what is shown."""

    def many(self, call: Call, rows: list[Doc], total: int, page: int) -> Any:
        """Return a page of a list."""
        return {"data": rows, "meta": self.meta(call, total, page)}

    def meta(self, call: Call, total: int, page: int) -> Doc:
        """Return what is told about a page."""
        return {"total": total, "page": page}

    def one(self, call: Call, thing: Doc) -> Any:
        """Return one thing."""
        return {"data": thing}

    def shown(self, call: Call, thing: Doc) -> Doc:
        """Return what callers see of a thing."""
        return {name: value for name, value in thing.items() if name[0] != "_"}

    def project(self, call: Call, project: Doc) -> Doc:
        """Return a project."""
        return {**self.shown(call, project), "schedule_count": len(project["_schedules"])}

    def baseline(self, call: Call, schedule: Doc) -> Doc:
        """Return a baseline."""
        marked = {"id": f"base_{schedule['id'][6:]}", "schedule_id": schedule["id"]}
        return {**marked, "revision": schedule["revision"]}

    def webhook(self, call: Call, hook: Doc) -> Doc:
        """Return a webhook as lists show it."""
        return {name: value for name, value in self.shown(call, hook).items() if name != "secret"}

    def registered(self, call: Call, hook: Doc) -> Any:
        """Return what answers a registration: the secret is shown this once."""
        return self.one(call, self.shown(call, hook))

    def quality(self, call: Call, schedule: Doc, checks: list[Doc]) -> Any:
        """Return what the checks came to."""
        told = {"schedule_id": schedule["id"], "score": 87, "grade": "Good", "checks": checks}
        return self.one(call, {**told, "computed_at": schedule["uploaded_at"]})
