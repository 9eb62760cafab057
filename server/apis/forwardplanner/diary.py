"""What is asked of the diary: which events an account meets, in which order, and how many."""

from collections.abc import Sequence
from typing import Any

from understudy.api import Doc, OrgStore, shown

DEFAULT, MOST = 1_000, 2_000


def lasting(org: OrgStore, product: int, first: str, last: str) -> list[Doc]:
    """Return the live events of a product with a day from `first` to `last`, `YYYYMMDD`."""
    found = org.events.matching({}, dashed(first), dashed(last))
    live = [event for event in found if is_in(event, product) and not event["deleted"]]
    # An all-day event has the empty time, which comes first.
    return sorted(live, key=lambda event: (event["startDate"], event["time"], event["itemId"]))


def edited_since(org: OrgStore, product: int, day: str, minute: str) -> list[Doc]:
    """Return the events of a product that were edited in this minute of UTC or later."""
    # Without seconds it is less than every instant within the minute.
    since = f"{dashed(day)}T{minute[:2]}:{minute[2:]}"
    found = org.events.on_days("lastEditDateUtc", since)
    edited = [each for each in found if is_in(each, product) and each["lastEditDateUtc"] >= since]
    return sorted(edited, key=lambda event: (event["lastEditDateUtc"], event["itemId"]))


def page(events: Sequence[Doc], limit: int | None, offset: int | None) -> list[dict[str, Any]]:
    """Return a page of events as they are shown."""
    size, first = min(limit or DEFAULT, MOST), offset or 0
    # Unlike islice, a slice takes an offset beyond every integer of C.
    return [shown(event) for event in events[first : first + size]]


def is_in(event: Doc, product: int) -> bool:
    """Whether a product has an event."""
    return product in event["_productIds"]


def dashed(day: str) -> str:
    """Return `20260615` as 2026-06-15."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"
