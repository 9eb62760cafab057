"""What each call does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.mutants import skeleton
from tests.mutants.kazinex.reference.call import Call, Refusal
from tests.mutants.kazinex.reference.checks import Checks
from tests.mutants.kazinex.reference.files import Files
from tests.mutants.kazinex.reference.hooks import Hooks
from tests.mutants.kazinex.reference.records import Records
from tests.mutants.kazinex.reference.shapes import Shapes
from tests.mutants.kazinex.reference.world import Doc

CATEGORIES = (
    *(("logic", 8), ("durations", 6), ("critical-path", 2), ("constraints", 4)),
    *(("resources", 2), ("progress", 2), ("configuration", 5), ("best-practices", 3)),
    ("regional", 2),
)


class Scopes:
    """What a key may do."""

    def check(self, call: Call) -> None:
        """Refuse what the caller's key does not allow."""
        if call.is_write and not self.may_write(call):
            raise self.read_only(call)
        if call.operation == "list_users" and not self.is_admin(call):
            raise self.not_admin(call)

    def may_write(self, call: Call) -> bool:
        """Tell whether the key may write."""
        return call.key.role != "read-only"

    def is_admin(self, call: Call) -> bool:
        """Tell whether the key is an administrator's."""
        return call.key.role == "admin"

    def read_only(self, call: Call) -> Refusal:
        """Return the refusal of a write by a key that only reads."""
        return Refusal(403, "this key may only read", "insufficient_scope")

    def not_admin(self, call: Call) -> Refusal:
        """Return the refusal of what is an administrator's."""
        return Refusal(403, "for administrators alone", "forbidden")


@dataclass
class Operations(skeleton.Operations[Call]):
    """One method for each operation of the routes; each returns what is answered."""

    scopes: Scopes
    checks: Checks
    files: Files
    records: Records
    hooks: Hooks
    shapes: Shapes

    def perform(self, call: Call) -> Any:
        """Do what the route names, if the key may."""
        self.scopes.check(call)
        return super().perform(call)

    def page(self, call: Call, rows: list[Doc], show: Callable[[Call, Doc], Doc]) -> Any:
        """Return the page of a list that is asked for."""
        page, size = self.checks.page(call), self.checks.per_page(call)
        begin = (page - 1) * size
        shown = [show(call, each) for each in rows[begin : begin + size]]
        return self.shapes.many(call, shown, len(rows), page)

    def list_projects(self, call: Call) -> Any:
        """List projects."""
        return self.page(call, self.records.projects(call), self.shapes.project)

    def create_project(self, call: Call) -> Any:
        """Make a project."""
        project = self.records.made(call, self.checks.name(call))
        return self.shapes.one(call, self.shapes.project(call, project))

    def get_project(self, call: Call) -> Any:
        """Show a project."""
        return self.shapes.one(call, self.shapes.project(call, self.records.project(call)))

    def update_project(self, call: Call) -> Any:
        """Rename a project."""
        project = self.records.project(call)
        project["name"] = self.checks.name(call)
        return self.shapes.one(call, self.shapes.project(call, project))

    def delete_project(self, call: Call) -> Any:
        """Take a project away."""
        self.records.project(call)["_gone"] = True

    def list_schedules(self, call: Call) -> Any:
        """List revisions, the newest first."""
        schedules = self.records.project(call)["_schedules"]
        return self.page(call, schedules[::-1], self.shapes.shown)

    def upload_schedule(self, call: Call) -> Any:
        """Add a revision."""
        project = self.records.project(call)
        schedule = self.records.keep(call, project, *self.files.read(call))
        shown = self.shapes.shown(call, schedule)
        self.hooks.announce(call, "schedule.uploaded", project, shown)
        self.hooks.announce(call, "quality.complete", project, {"schedule_id": schedule["id"]})
        return self.shapes.one(call, shown)

    def get_schedule(self, call: Call) -> Any:
        """Show a revision."""
        schedules = self.records.project(call)["_schedules"]
        found = self.records.one(call, schedules, call.params["scheduleId"])
        return self.shapes.one(call, self.shapes.shown(call, found))

    def list_activities(self, call: Call) -> Any:
        """List activities."""
        project = self.records.project(call)
        return self.page(call, self.records.activities(call, project), self.shapes.shown)

    def get_activity(self, call: Call) -> Any:
        """Show an activity."""
        return self.shapes.one(call, self.shapes.shown(call, self.activity(call)))

    def activity(self, call: Call) -> Doc:
        """Return the activity that the path names."""
        activities = self.records.activities(call, self.records.project(call))
        return self.records.one(call, activities, call.params["activityId"])

    def update_activity(self, call: Call) -> Any:
        """Change an activity."""
        activity = self.activity(call)
        activity.update(self.checks.changes(call))
        return self.shapes.one(call, self.shapes.shown(call, activity))

    def list_baselines(self, call: Call) -> Any:
        """List baselines."""
        project = self.records.project(call)
        return self.page(call, self.records.baselines(call, project), self.shapes.baseline)

    def mark_baseline(self, call: Call) -> Any:
        """Mark a schedule as the baseline."""
        project = self.records.project(call)
        wanted = self.checks.schedule_id(call)
        schedule = self.records.one(call, project["_schedules"], wanted)
        self.records.mark(call, project, schedule)
        shown = self.shapes.baseline(call, schedule)
        self.hooks.announce(call, "baseline.marked", project, shown)
        return self.shapes.one(call, shown)

    def unmark_baseline(self, call: Call) -> Any:
        """Take the role of the baseline away."""
        project = self.records.project(call)
        held = [
            each
            for each in self.records.baselines(call, project)
            if self.shapes.baseline(call, each)["id"] == call.params["baselineId"]
        ]
        if not held:
            raise self.records.absent(call)
        self.records.demote(call, project)

    def get_quality(self, call: Call) -> Any:
        """Tell of the checks of the schedule that is shown."""
        schedule = self.records.current(call, self.records.project(call))
        if schedule is None:
            raise self.records.absent(call)
        return self.shapes.quality(call, schedule, self.quality(call))

    def quality(self, call: Call) -> list[Doc]:
        """Return what each check came to."""
        told = {"status": "pass", "value": 0, "threshold": 5, "weight": 1}
        return [
            {"id": f"{name}-{number}", "category": name, **told}
            for name, count in CATEGORIES
            for number in range(count)
        ]

    def list_resources(self, call: Call) -> Any:
        """List who works on what."""
        self.records.project(call)
        return self.page(call, [], self.shapes.shown)

    def list_users(self, call: Call) -> Any:
        """List users."""
        own = [each for each in call.world.users if self.records.owns(call, each)]
        return self.page(call, own, self.shapes.shown)

    def list_webhooks(self, call: Call) -> Any:
        """List webhooks."""
        return self.page(call, self.records.webhooks(call), self.shapes.webhook)

    def create_webhook(self, call: Call) -> Any:
        """Register a webhook."""
        hook = self.hooks.registered(call, self.checks.hook(call))
        return self.shapes.registered(call, hook)

    def delete_webhook(self, call: Call) -> Any:
        """End a webhook."""
        hooks = self.records.reachable_webhooks(call)
        call.world.webhooks.remove(self.records.one(call, hooks, call.params["webhookId"]))
