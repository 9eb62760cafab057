"""What an event looks like, wherever a list shows one: its fields, their types, and its times."""

from datetime import datetime, timedelta
from typing import Any

from understudy.contracts.forwardplanner.diary import Event, events_of, moment
from understudy.contracts.forwardplanner.table import LISTS
from understudy.rules import Broken, Exchange, invariant

REQUIRED = ("itemId", "startDate", "endDate", "createdDate", "lastEditDate")
NEEDED = ("lastEditDateUtc", "deleted", "createdDate")
TWINS = {"createdDate": "createdDateUtc", "lastEditDate": "lastEditDateUtc"}
TIMES = ("startDate", "endDate", *TWINS, *TWINS.values(), "deletionDate", "embargoTime")
TYPES: dict[str, tuple[type, ...]] = {
    "itemId": (int,),
    **dict.fromkeys(("summary", "description", "time", "venue", "organisationName"), (str,)),
    **dict.fromkeys(("website1", "website2", "website", "countryName", "locale"), (str,)),
    **dict.fromkeys(("eventConfirmed", "isAnnual", "isHeadline", "isTopStory", "isLive"), (bool,)),
    **dict.fromkeys(("isNew", "isUpdated", "isProvisional", "isVirtual", "deleted"), (bool,)),
    **dict.fromkeys(
        ("plannedBy", "pressContacts", "categories", "eventTypes", "venueData"), (list,)
    ),
    **dict.fromkeys(("timezone", "organisation", "country"), (dict,)),
    **dict.fromkeys(("countryId", "regionId", "organisationId"), (int,)),
    **dict.fromkeys(TIMES, (str,)),
}


def _lists(answer: Exchange) -> bool:
    return bool(events_of(answer)) and answer.operation in LISTS


@invariant("FP-EVT-05", applies=_lists)
def what_was_deleted_says_so(answer: Exchange) -> None:
    for event in events_of(answer):
        if event.get("deletionDate") and event.get("deleted") is not True:
            raise Broken("deleted: true beside a deletionDate", _told(event, "deleted"))


@invariant("FP-EVT-06", applies=_lists)
def an_event_is_like_the_sample(answer: Exchange) -> None:
    for event in events_of(answer):
        for name in REQUIRED:
            if event.get(name) in (None, ""):
                raise Broken(f"an event with {name}", _told(event, name))
        for name, kinds in TYPES.items():
            if not _is_of(event.get(name), kinds):
                raise Broken(f"{name} of type {kinds[0].__name__}", _told(event, name))
        for name in TIMES:
            if event.get(name) and moment(event, name) is None:
                raise Broken(f"{name} as YYYY-MM-DDTHH:MM:SS", _told(event, name))


def _is_of(value: Any, kinds: tuple[type, ...]) -> bool:
    """Tell whether a value is of a kind; nothing is of any, and no truth is a number."""
    return value is None or (isinstance(value, kinds) and (bool in kinds or value not in (True,)))


@invariant("FP-EVT-07", applies=_lists)
def twins_are_the_same_moment(answer: Exchange) -> None:
    for event in events_of(answer):
        for local, twin in TWINS.items():
            there, utc = moment(event, local), moment(event, twin)
            if there and utc and abs(_in_london(utc) - there) > timedelta(seconds=1):
                raise Broken(f"{twin} as the UTC of {local}", _told(event, local, twin))


def _in_london(utc: datetime) -> datetime:
    begin, end = (_last_sunday(utc.year, month) for month in (3, 10))
    return utc + timedelta(hours=1 if begin <= utc < end else 0)


def _last_sunday(year: int, month: int) -> datetime:
    """Return when clocks change: at 1:00 UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1)  # noqa: DTZ001  # UTC
    return last - timedelta(days=last.isoweekday() % 7)


@invariant("FP-EVT-08", applies=_lists)
def an_event_has_what_its_reader_needs(answer: Exchange) -> None:
    for event in events_of(answer):
        for name in NEEDED:
            if event.get(name) in (None, ""):
                raise Broken(f"an event with {name}", _told(event, name))


def _told(event: Event, *names: str) -> str:
    said = ", ".join(f"{name} {event.get(name)!r}" for name in names)
    return f"itemId {event.get('itemId')} with {said}"
