"""How things look when they leave: projects, dates, and what lies below a project."""

from collections.abc import Iterable
from typing import Any

from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc


class Shapes:
    """Turns stored things into what the API shows."""

    def project(self, call: Call, project: Doc) -> Doc:
        """Return a project as `GET /projects/{projectId}` and PATCH show it."""
        shown = {name: value for name, value in project.items() if not name.startswith("_")}
        return {**shown, "dates": self.dates(call, project["dates"])}

    def created_project(self, call: Call, project: Doc) -> Any:
        """Return what `POST /projects` answers."""
        return self.project(call, project)

    def patched(self, call: Call, project: Doc) -> Any:
        """Return what PATCH answers."""
        return self.project(call, project)

    def row(self, call: Call, project: Doc) -> Doc:
        """Return a project as the list shows it."""
        return self.project(call, project)

    def dates(self, call: Call, dates: Iterable[Doc]) -> list[Doc]:
        """Return the days of a project in the order of the calendar."""
        return sorted((dict(entry) for entry in dates), key=lambda entry: str(entry["date"]))

    def added_dates(self, call: Call, dates: Iterable[Doc]) -> Any:
        """Return what `POST .../dates` answers."""
        return self.dates(call, dates)

    def day(self, call: Call, items: Iterable[Doc]) -> list[Doc]:
        """Return the schedule of a day: by time, items without a time last."""
        ordered = sorted(items, key=lambda item: (item["time"] is None, item["time"] or ""))
        return [self.item(call, "schedule", item) for item in ordered]

    def added_day(self, call: Call, items: Iterable[Doc]) -> Any:
        """Return what `POST .../schedule/{date}` answers."""
        return self.day(call, items)

    def sublist(self, call: Call, kind: str, items: Iterable[Doc]) -> list[Doc]:
        """Return things of one kind below a project."""
        return [self.item(call, kind, item) for item in items]

    def item(self, call: Call, kind: str, item: Doc) -> Doc:
        """Return one thing below a project."""
        return dict(item)

    def created(self, call: Call, kind: str, project: Doc, item: Doc) -> Any:
        """Return what the POST of a thing below a project answers."""
        return self.item(call, kind, item)
