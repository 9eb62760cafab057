"""Defects in what an event looks like."""

from datetime import datetime, timedelta
from typing import Any

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import dropped, instead, replaced, then, turned
from tests.mutants.library.rows import row

events = Defects("behaviour")
EVENT = "shapes.event"
GONE, TYPES, TWINS, NEEDED = (f"FP-EVT-0{number}" for number in (5, 6, 7, 8))


def _moved(hours: int) -> Any:
    return lambda text: (datetime.fromisoformat(text) + timedelta(hours=hours)).isoformat()


def _same(local: str, twin: str) -> Any:
    return then(lambda event: {**event, twin: event[local]})


def _winter(event: Any) -> Any:
    """Say what is an hour late all year."""
    return {
        **event,
        **{name: _moved(1)(event[f"{name}Utc"]) for name in ("createdDate", "lastEditDate")},
    }


events.add(
    *(
        row(f"event-without-{name}", f"An event has no {name}.")
        .at(EVENT, dropped(name))
        .breaks(rule)
        for name, rule in (
            ("itemId", "FP-EVT-01"),
            ("startDate", TYPES),
            ("endDate", TYPES),
            ("createdDate", TYPES),
            ("lastEditDate", TYPES),
            ("lastEditDateUtc", NEEDED),
            ("deleted", NEEDED),
        )
    ),
    row("event-empty-created-date", "The createdDate of an event is empty.")
    .at(EVENT, replaced("createdDate", ""))
    .breaks(NEEDED, TYPES),
    row("event-deleted-is-null", "Of an event that is there, deleted is null.")
    .at(EVENT, turned("deleted", lambda gone: gone or None))
    .breaks(NEEDED),
    row("event-id-is-a-text", "An itemId is a text.")
    .at(EVENT, turned("itemId", str))
    .breaks(TYPES),
    row("event-dates-are-numbers", "A startDate is a number.")
    .at(EVENT, replaced("startDate", 1780000000))
    .breaks(TYPES),
    row("event-dates-are-words", "An endDate is written for people.")
    .at(EVENT, replaced("endDate", "1 June 2026"))
    .breaks(TYPES),
    row("event-flags-are-texts", "A flag is a text.")
    .at(EVENT, turned("isProvisional", lambda flag: str(flag).lower()))
    .breaks(TYPES),
    row("event-flags-are-numbers", "A flag is a number.")
    .at(EVENT, turned("isVirtual", int))
    .breaks(TYPES),
    row("event-categories-are-a-text", "Categories are one text.")
    .at(EVENT, replaced("categories", "Politics"))
    .breaks(TYPES),
    row("event-contacts-are-an-object", "Contacts are an object.")
    .at(EVENT, replaced("pressContacts", {}))
    .breaks(TYPES),
    row("event-timezone-is-a-text", "A time zone is a text.")
    .at(EVENT, replaced("timezone", "EDT"))
    .breaks(TYPES),
    row("event-summary-is-a-list", "A summary is a list.")
    .at(EVENT, turned("summary", lambda text: [text]))
    .breaks(TYPES),
    # Twins
    row("twins-made-the-same", "createdDateUtc is the local time.")
    .at(EVENT, _same("createdDate", "createdDateUtc"))
    .breaks(TWINS),
    row("twins-edited-the-same", "lastEditDateUtc is the local time.")
    .at(EVENT, _same("lastEditDate", "lastEditDateUtc"))
    .breaks(TWINS),
    row("twins-always-summer", "Local times are an hour late all year.")
    .at(EVENT, then(_winter))
    .breaks(TWINS),
    row("twins-other-way", "UTC lies behind the local time.")
    .at(EVENT, turned("createdDateUtc", _moved(2)))
    .breaks(TWINS),
    row("twins-in-paris", "Local times are those of Paris.")
    .at(EVENT, turned("lastEditDate", _moved(1)))
    .breaks(TWINS),
    # What was deleted
    row("gone-not-delivered", "Deleted events are not among the latest.")
    .at(
        "diary.is_since",
        lambda ordinary, call, event, since: not event["deleted"] and ordinary(call, event, since),
    )
    .breaks(GONE),
    row("gone-not-told", "A deleted event says that it is not.")
    .at(EVENT, replaced("deleted", False))
    .breaks(GONE),
    row("gone-without-date", "A deleted event is like any other one.")
    .at(
        EVENT, lambda ordinary, *given: {**ordinary(*given), "deleted": False, "deletionDate": None}
    )
    .breaks(GONE),
    row("gone-emptied", "A deleted event is shown without its id.")
    .at(
        EVENT,
        then(lambda event: {"deleted": True} if event["deleted"] else event),
    )
    .breaks("FP-EVT-01"),
    # What lists agree on
    row("lists-start-alone", "A list between two days has only what begins there.")
    .at("diary.ends", lambda ordinary, call, event: call.behaviour.diary.begins(call, event))
    .breaks("FP-EVT-09"),
    row("lists-of-day-empty", "The list of a day is empty.")
    .at("diary.of_day", instead([]))
    .breaks("FP-EVT-09"),
)
