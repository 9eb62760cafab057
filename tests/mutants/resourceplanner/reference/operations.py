"""What each call does."""

from dataclasses import dataclass
from typing import Any

from tests.mutants import skeleton
from tests.mutants.resourceplanner.reference.call import Call
from tests.mutants.resourceplanner.reference.checks import Checks
from tests.mutants.resourceplanner.reference.filters import Filters
from tests.mutants.resourceplanner.reference.hooks import Hooks
from tests.mutants.resourceplanner.reference.members import Members
from tests.mutants.resourceplanner.reference.records import Records
from tests.mutants.resourceplanner.reference.shapes import Shapes


@dataclass
class Operations(skeleton.Operations[Call]):
    """One method for each operation of the routes; each returns what is answered."""

    checks: Checks
    filters: Filters
    hooks: Hooks
    members: Members
    records: Records
    shapes: Shapes

    def list(self, call: Call) -> Any:
        """List things of one kind."""
        rows = self.records.listed(call)
        if call.kind == "assignment":
            rows = self.filters.matching(call, rows)
        return self.shapes.many(call, self.ordered(call, rows))

    def ordered(self, call: Call, rows: Any) -> Any:
        """Return rows in the order of the list."""
        return rows

    def get(self, call: Call) -> Any:
        """Show one thing."""
        return self.shapes.one(call, self.records.get(call))

    def create(self, call: Call) -> Any:
        """Make a thing."""
        document, fields = self.checks.document(call), self.checks.fields(call)
        self.checks.new(call, fields)
        members = self.members.given(call, document)
        record = self.records.create(call, {**fields, **members})
        self.hooks.announce(call, record)
        return self.shapes.made(call, record)

    def update(self, call: Call) -> Any:
        """Change a thing."""
        record = self.records.get(call)
        document, fields = self.checks.document(call), self.checks.fields(call)
        members = self.members.given(call, document)
        self.records.change(call, record, {**fields, **members})
        self.hooks.announce(call, record)
        return self.shapes.made(call, record)

    def delete(self, call: Call) -> Any:
        """Delete a thing."""
        record = self.records.get(call)
        self.records.remove(call, record)
        self.hooks.announce(call, record)
        return self.shapes.deleted(call, record)
