"""What the diary answers, by a plain model: every event is looked at, days are calendar days."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

Event = dict[str, Any]


def by_day(events: Iterable[Event], product: int, first: date, last: date) -> list[int]:
    """Return the ids of the live events of a product with a day of a range."""
    return [
        event["itemId"]
        for event in sorted(events, key=lambda one: (one["startDate"], one["time"], one["itemId"]))
        if product in event["_productIds"]
        and not event["deleted"]
        and any(first <= day <= last for day in days_of(event))
    ]


def since(events: Iterable[Event], product: int, minute: datetime) -> list[int]:
    """Return the ids of the events of a product that were edited in a minute or later."""
    return [
        event["itemId"]
        for event in sorted(events, key=lambda one: (one["lastEditDateUtc"], one["itemId"]))
        if product in event["_productIds"]
        and datetime.fromisoformat(event["lastEditDateUtc"]).replace(tzinfo=UTC) >= minute
    ]


def days_of(event: Event) -> list[date]:
    """Return every day over which an event lasts."""
    first, last = (date.fromisoformat(event[end][:10]) for end in ("startDate", "endDate"))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def in_london(instant: datetime) -> datetime:
    """Return what London's clocks show: an hour more from March to October."""
    begins, ends = (last_sunday(instant.year, month) for month in (3, 10))
    summer = begins <= instant < ends
    return (instant + timedelta(hours=summer)).replace(tzinfo=None)


def last_sunday(year: int, month: int) -> datetime:
    """Return one o'clock in UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
