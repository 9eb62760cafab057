"""A day costs what it holds, however many events there are on other days."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from time import process_time
from typing import Any

from understudy.api import Caller, OrgStore
from understudy.server.apis.forwardplanner.api import API
from understudy.server.apis.forwardplanner.handlers.events import (
    list_events_between,
    list_latest_events,
)
from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.storage.storage import JournalStorage

CALLER = Caller("forwardplanner", "northstar", "Northstar News", "key", "product-4")
Ask = Callable[[], Coroutine[Any, Any, list[dict[str, Any]]]]


def diary(size: int) -> OrgStore:
    """Return a diary of so many events, ten a day."""
    org = Store(JournalStorage(None), {"forwardplanner": API.collections}, Ids(1)).org(
        "forwardplanner", "northstar"
    )
    first = date(2020, 1, 1)
    events = []
    for number in range(size):
        day = f"{first + timedelta(days=number // 10)}T00:00:00"
        event = {"_id": str(number), "itemId": number, "_productIds": [4], "deleted": False}
        event |= {"startDate": day, "endDate": day, "time": "", "lastEditDateUtc": day}
        events.append(("events", event))
    org.write(events, may_share=True)
    return org


def cost(ask: Ask) -> float:
    """Return how long 100 calls take at least."""

    async def hundred() -> float:
        began = process_time()
        for _ in range(100):
            assert len(await ask()) == 10
        return process_time() - began

    return min(asyncio.run(hundred()) for _ in range(5))


def test_a_day_out_of_100000_events_costs_what_it_costs_out_of_1000() -> None:
    few, many = diary(1_000), diary(100_000)

    def day(org: OrgStore) -> Ask:
        return lambda: list_events_between("20200210", "20200210", None, None, org, CALLER)

    def latest(org: OrgStore, since: str) -> Ask:
        return lambda: list_latest_events(since, "0000", None, None, org, CALLER)

    assert cost(day(many)) < 3 * cost(day(few))
    last = date(2020, 1, 1) + timedelta(days=9_999)
    assert cost(latest(many, f"{last:%Y%m%d}")) < 3 * cost(latest(few, "20200409"))
