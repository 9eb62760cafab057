"""What each call does."""

from dataclasses import dataclass
from typing import Any

from tests.mutants import skeleton
from tests.mutants.planado.reference.call import Call, Refusal
from tests.mutants.planado.reference.checks import Checks
from tests.mutants.planado.reference.hooks import Hooks
from tests.mutants.planado.reference.pages import Pages
from tests.mutants.planado.reference.records import Records
from tests.mutants.planado.reference.shapes import Shapes
from tests.mutants.planado.reference.world import Doc

UPSERTED = ("client", "site")


@dataclass
class Operations(skeleton.Operations[Call]):
    """One method for each operation of the routes; each returns what is answered."""

    checks: Checks
    records: Records
    pages: Pages
    shapes: Shapes
    hooks: Hooks

    def list(self, call: Call) -> Any:
        """List things of one kind."""
        return self.shapes.many(call, self.pages.page(call, self.records.table(call, call.kind)))

    def get(self, call: Call) -> Any:
        """Show one thing."""
        return self.shapes.one(call, self.records.get(call))

    def create(self, call: Call) -> Any:
        """Make a new thing."""
        body = self.checks.fields(call)
        self.checks.new(call, body)
        return self.shapes.uuid(call, self.made(call, body))

    def made(self, call: Call, body: Doc) -> Doc:
        """Store and announce a new thing."""
        record = self.records.create(call, body)
        self.note(call, record, "created")
        return record

    def update(self, call: Call) -> Any:
        """Change a thing, or make it where it has an external id of its own."""
        record = self.records.find(call, call.id)
        body = self.checks.fields(call)
        if record is None:
            return self.upsert(call, body)
        self.checks.changes(call, record, body)
        version = record["version"]
        self.records.change(call, record, body)
        if record["version"] != version:
            self.note(call, record, "updated")
        return self.shapes.uuid(call, record)

    def upsert(self, call: Call, body: Doc) -> Any:
        """Make the thing that a change did not find."""
        if call.kind not in UPSERTED or (call.id.count("-") == 4 and len(call.id) == 36):
            raise self.records.unknown(call)
        self.checks.new(call, body)
        call.world.memory["status"] = 201
        return self.shapes.uuid(call, self.made(call, {**body, "external_id": call.id}))

    def delete(self, call: Call) -> Any:
        """Take a thing away."""
        record = self.records.get(call)
        self.records.remove(call, record)
        return self.shapes.uuid(call, record)

    def note(self, call: Call, record: Doc, what: str) -> None:
        """Keep an event in the history, and send it out."""
        event = {
            "uuid": call.world.uuid(),
            "version": record["version"],
            "type": f"{call.kind}_{what}",
            "payload": {},
            "context": {"happened_at": self.records.stamp(call)},
        }
        call.world.table(record["uuid"], "event").append(event)
        self.hooks.announce(call, event, record)

    def history(self, call: Call) -> Any:
        """List what happened to a job."""
        events = call.world.table(self.records.get(call)["uuid"], "event")
        after = call.query.get("after", "0")
        if not after.isdecimal():
            raise Refusal(400, "after is a version")
        return {"events": [each for each in events if each["version"] > int(after)][:20]}

    def list_values(self, call: Call) -> Any:
        """List the values of a dictionary."""
        dictionaries = call.world.table(call.account, "dictionary")
        if not any(row["uuid"] == call.id.lower() for row in dictionaries):
            raise self.records.unknown(call)
        return self.shapes.many(call, self.pages.page(call, call.world.table(call.id, "value")))

    def timeline(self, call: Call) -> Any:
        """Show when a user works."""
        self.records.get(call)
        if not ("after" in call.query and "before" in call.query):
            raise Refusal(400, "after and before are required")
        return {"timeline": []}

    def change_shifts(self, call: Call) -> Any:
        """Change when a user works."""
        self.records.get(call)
        self.checks.document(call)
        return {"user_uuid": call.id}

    def list_webhooks(self, call: Call) -> Any:
        """List where events are sent."""
        own = [hook for hook in call.world.hooks if hook.account == call.account]
        return {"webhooks": [self.hooks.shown(call, hook) for hook in own]}

    def list_requests(self, call: Call) -> Any:
        """List what was sent to one webhook."""
        own = [hook.uuid for hook in call.world.hooks if hook.account == call.account]
        if call.id not in own:
            raise self.records.unknown(call)
        rows = list(call.world.table(call.id, "request"))
        return self.shapes.many(call, self.pages.page(call, rows))
