"""The operations on events; they only read."""

from typing import Any

from understudy.api import Caller, Forbidden, Invalid, NotFound, OrgStore, shown
from understudy.server.apis.forwardplanner.account import product_of
from understudy.server.apis.forwardplanner.diary import edited_since, is_in, lasting, page

Answer = dict[str, Any]


async def list_events_of_day(
    date: str, limit: int | None, offset: int | None, org: OrgStore, caller: Caller
) -> list[Answer]:
    """Return the events that last over a day."""
    return page(lasting(org, product_of(caller), date, date), limit, offset)


async def list_events_between(
    start_date: str,
    end_date: str,
    limit: int | None,
    offset: int | None,
    org: OrgStore,
    caller: Caller,
) -> list[Answer]:
    """Return the events that last over at least one day from the first to the last."""
    if end_date < start_date:
        raise Invalid("must not be before startDate", "endDate")
    return page(lasting(org, product_of(caller), start_date, end_date), limit, offset)


async def list_latest_events(
    date: str, time: str, limit: int | None, offset: int | None, org: OrgStore, caller: Caller
) -> list[Answer]:
    """Return the events that were edited since a minute, deleted ones too."""
    return page(edited_since(org, product_of(caller), date, time), limit, offset)


async def get_event(item_id: int, org: OrgStore, caller: Caller) -> Answer:
    """Return one event, a deleted one too."""
    event = org.events.find(str(item_id))
    if event is None:
        raise NotFound(f"There is no event {item_id}.")
    if not is_in(event, product_of(caller)):
        raise Forbidden(f"Event {item_id} is not part of your product.")
    return shown(event)
