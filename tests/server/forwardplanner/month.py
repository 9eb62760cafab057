"""A run of polls over a virtual month, whatever happens meanwhile."""

from datetime import datetime, timedelta
from typing import Any

from tests.conftest import START
from tests.server.forwardplanner.calls import DESK, NORTHSTAR, caller
from tests.server.forwardplanner.newsroom import Newsroom

from understudy.testing import Understudy

QUARTER = timedelta(minutes=15)


class Month:
    """A run of polls by the virtual clock, with an editorial office at work in between."""

    def __init__(self, planner: Understudy) -> None:
        self.planner = planner
        self.time = datetime.fromisoformat(START)
        self.http = caller(planner)
        self.room = Newsroom(self.http, DESK, lambda: self.time, self.wait)

    def wait(self, seconds: int) -> None:
        """Let time pass."""
        self.planner.clock.advance(f"{seconds}s")
        self.time += timedelta(seconds=seconds)

    def go_on(self, polls: int, busy: int) -> None:
        """Poll so often, a quarter of an hour apart; some edit is made before each `busy` polls."""
        for number in range(polls):
            if number % busy == 0:
                self.edit(number // busy)
            self.room.poll()
            self.wait(int(QUARTER.total_seconds()))

    def edit(self, number: int) -> None:
        """Make, change, embargo or delete an event."""
        action, body = (
            ("make_event", {"fields": {"summary": f"No. {number}"}, "products": [4]}),
            ("change_event", {"event": 4112001 + number % 20, "fields": {"order": number}}),
            ("embargo_event", {"event": 4112001, "until": f"{self.time:%Y-%m-%d}T18:00:00"}),
            ("delete_event", {"event": 4112002 + number % 19}),
        )[number % 4]
        self.planner.stage(action, "northstar", **body)

    def stored(self) -> dict[int, dict[str, Any]]:
        """Return what is stored of the product, as a client meets it."""
        tables = self.planner.state()["tables"]
        (rows,) = (rows for name, rows in tables.items() if name.endswith(":events"))
        return {
            event["itemId"]: {k: v for k, v in event.items() if k[0] != "_"}
            for event in rows.values()
            if 4 in event["_productIds"]
        }


def throttle(month: Month) -> None:
    """Have other users of the account sign in too often."""
    with caller(month.planner) as other:
        for _ in range(20):
            other.post("/auth", data={**DESK, "password": "wrong"})


def use_up(month: Month) -> None:
    """Have other users of the account make all calls of a minute."""
    with caller(month.planner, month.planner.accounts.sign_in(NORTHSTAR).token) as other:
        for _ in range(500):
            other.get("/events/4112021")


def pass_a_month(month: Month) -> None:
    """Poll for 30 days, throttled and signed out in between, then once more after a jump of 31."""
    month.go_on(10 * 96, busy=8)
    throttle(month)
    use_up(month)
    month.go_on(10 * 96, busy=8)
    month.planner.accounts.revoke(NORTHSTAR)
    month.go_on(10 * 96, busy=8)
    month.wait(31 * 86_400)
    month.go_on(2, busy=1)
