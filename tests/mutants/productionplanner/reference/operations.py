"""What each of the 19 operations does, once its caller is admitted."""

from dataclasses import dataclass
from typing import Any

from tests.mutants import skeleton
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.checks import Checks
from tests.mutants.productionplanner.reference.records import Records
from tests.mutants.productionplanner.reference.scope import Scope
from tests.mutants.productionplanner.reference.shapes import Shapes
from tests.mutants.productionplanner.reference.things import Things
from tests.mutants.productionplanner.reference.world import Doc


@dataclass
class Operations(skeleton.Operations[Call]):
    """One method per operation; each returns its payload or raises a Refusal."""

    scope: Scope
    checks: Checks
    things: Things
    records: Records
    shapes: Shapes

    def get_info(self, call: Call) -> Any:
        """Tell whose key this is."""
        key = call.key
        return {"orgId": key.organization.id, "orgName": key.organization.name, "keyId": key.id}

    def list_projects(self, call: Call) -> Any:
        """List the organization's projects."""
        return [self.shapes.row(call, project) for project in self.scope.listed(call)]

    def create_project(self, call: Call) -> Any:
        """Make a project."""
        body = self.checks.body(call)
        project = self.things.project(call, body, self.scope.organization(call))
        return self.shapes.created_project(call, self.records.keep_project(call, project))

    def get_project(self, call: Call) -> Any:
        """Show a project."""
        return self.shapes.project(call, self.scope.project(call))

    def update_project(self, call: Call) -> Any:
        """Change the recognised fields of a project."""
        project = self.scope.project(call)
        changes = self.checks.changes(call)
        return self.shapes.patched(call, self.records.change(call, project, changes))

    def list_dates(self, call: Call) -> Any:
        """List the days of a project."""
        return self.shapes.dates(call, self.scope.project(call)["dates"])

    def add_date(self, call: Call) -> Any:
        """Add a day to a project."""
        project = self.scope.project(call)
        body = self.checks.body(call)
        if self.records.has_date(call, project, body["date"]):
            raise self.conflict(call)
        dates = self.records.add_date(call, project, self.things.date(call, body))
        return self.shapes.added_dates(call, dates)

    def conflict(self, call: Call) -> Refusal:
        """Return the refusal of a day that is there already."""
        return Refusal(409, "Date already exists")

    def list_schedule(self, call: Call) -> Any:
        """List the schedule of one day."""
        project = self.scope.project(call)
        day = self.checks.path_day(call)
        return self.shapes.day(call, self.records.items(call, project, "schedule", day))

    def add_schedule_item(self, call: Call) -> Any:
        """Add an item to the schedule of one day."""
        project = self.scope.project(call)
        day = self.checks.path_day(call)
        item = self.things.schedule(call, self.checks.body(call))
        self.records.add(call, project, "schedule", item, day)
        return self.shapes.added_day(call, self.records.items(call, project, "schedule", day))

    def list_team(self, call: Call) -> Any:
        """List the members of a project."""
        return self.list_things(call, "team")

    def add_team_member(self, call: Call) -> Any:
        """Add a member."""
        project = self.scope.project(call)
        member = self.things.team(call, self.checks.body(call))
        return self.keep(call, project, "team", member)

    def list_tasks(self, call: Call) -> Any:
        """List the tasks of a project."""
        return self.list_things(call, "tasks")

    def add_task(self, call: Call) -> Any:
        """Add a task."""
        project = self.scope.project(call)
        task = self.things.tasks(call, self.checks.body(call))
        return self.keep(call, project, "tasks", task)

    def list_budget(self, call: Call) -> Any:
        """List the budget items of a project."""
        return self.list_things(call, "budget")

    def add_budget_item(self, call: Call) -> Any:
        """Add a budget item."""
        project = self.scope.project(call)
        item = self.things.budget(call, self.checks.body(call))
        return self.keep(call, project, "budget", item)

    def list_locations(self, call: Call) -> Any:
        """List the locations of a project."""
        return self.list_things(call, "locations")

    def add_location(self, call: Call) -> Any:
        """Add a location."""
        project = self.scope.project(call)
        location = self.things.locations(call, self.checks.body(call))
        return self.keep(call, project, "locations", location)

    def list_resources(self, call: Call) -> Any:
        """List the resources and folders of a project."""
        project = self.scope.project(call)
        return {
            kind: self.shapes.sublist(call, kind, self.records.items(call, project, kind))
            for kind in ("resources", "folders")
        }

    def add_resource_link(self, call: Call) -> Any:
        """Add a link, in a folder of the project or at its root."""
        project = self.scope.project(call)
        link = self.things.resources(call, self.checks.body(call))
        self.check_folder(call, project, link["folderId"])
        return self.keep(call, project, "resources", link)

    def check_folder(self, call: Call, project: Doc, folder: str | None) -> None:
        """Refuse a folder that the project does not have."""
        known = [entry["id"] for entry in self.records.items(call, project, "folders")]
        if folder is not None and folder not in known:
            raise Refusal(404, "Folder not found")

    def list_things(self, call: Call, kind: str) -> Any:
        """List the things of one kind below a project."""
        items = self.records.items(call, self.scope.project(call), kind)
        return self.shapes.sublist(call, kind, items)

    def keep(self, call: Call, project: Doc, kind: str, item: Doc) -> Any:
        """Store a new thing below a project."""
        self.records.add(call, project, kind, item)
        return self.shapes.created(call, kind, project, item)
