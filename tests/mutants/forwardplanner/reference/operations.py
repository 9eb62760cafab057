"""What each call does."""

from dataclasses import dataclass
from typing import Any

from tests.mutants import skeleton
from tests.mutants.forwardplanner.reference.call import Call
from tests.mutants.forwardplanner.reference.checks import Checks
from tests.mutants.forwardplanner.reference.diary import Diary
from tests.mutants.forwardplanner.reference.sessions import Sessions
from tests.mutants.forwardplanner.reference.shapes import Shapes
from tests.mutants.forwardplanner.reference.world import Doc


@dataclass
class Operations(skeleton.Operations[Call]):
    """One method for each operation of the routes; each returns what is answered."""

    checks: Checks
    sessions: Sessions
    diary: Diary
    shapes: Shapes

    def sign_in(self, call: Call) -> Any:
        """Sign in."""
        username, password = self.checks.fields(call, "username", "password")
        account = self.sessions.account(call, username, password)
        return self.shapes.signed(call, self.sessions.signed(call, account))

    def renew(self, call: Call) -> Any:
        """Renew an access token."""
        (refresh,) = self.checks.fields(call, "refreshToken")
        return self.shapes.renewed(call, self.sessions.renewed(call, refresh))

    def of_day(self, call: Call) -> Any:
        """List the events of a day."""
        found = self.diary.of_day(call, self.checks.day(call, "date"))
        return self.page(call, sorted(found, key=lambda each: self.diary.by_day(call, each)))

    def between(self, call: Call) -> Any:
        """List the events between two days."""
        found = self.diary.between(call, *self.checks.window(call))
        return self.page(call, sorted(found, key=lambda each: self.diary.by_day(call, each)))

    def latest(self, call: Call) -> Any:
        """List what was edited since a minute."""
        found = self.diary.latest(call, self.checks.since(call))
        return self.page(call, sorted(found, key=lambda each: self.diary.by_edit(call, each)))

    def page(self, call: Call, rows: list[Doc]) -> Any:
        """Return the part of a list that is asked for."""
        offset, limit = self.checks.offset(call), self.checks.limit(call)
        return self.shapes.many(call, self.cut(call, rows, offset, limit))

    def cut(self, call: Call, rows: list[Doc], offset: int, limit: int) -> list[Doc]:
        """Return so many events from a place on."""
        return rows[offset : offset + limit]

    def get(self, call: Call) -> Any:
        """Show one event."""
        return self.shapes.event(call, self.diary.one(call, call.params["itemId"]))
