"""Permitted differences in lists and events: order, limits, whose events, and what is deleted."""

from datetime import timedelta
from typing import Any

from tests.mutants.forwardplanner.reference.call import Call
from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import dropped, instead, on, refused, replaced, then
from tests.mutants.library.rows import row
from tests.mutants.skeleton import Refusal

differences = Differences()
EVENT = "shapes.event"
EMBARGO = 4112004


def _date_alone(ordinary: Ordinary, call: Call, name: str, form: str, length: int) -> Any:
    """Take the start of the day where there is no time."""
    if name == "time" and name not in call.query:
        return ordinary(call, "date", "%Y%m%d", 8)
    return ordinary(call, name, form, length)


def _fractions(event: dict[str, Any]) -> dict[str, Any]:
    names = ("createdDate", "createdDateUtc", "lastEditDate", "lastEditDateUtc")
    return {**event, **{name: f"{event[name]}.5" for name in names}}


def _marked(event: dict[str, Any]) -> dict[str, Any]:
    return {
        **event,
        **{name: f"{event[name]}Z" for name in ("createdDateUtc", "lastEditDateUtc")},
    }


differences.add(
    row("newest-first", "The latest begin with the newest.").at(
        "diary.by_edit", lambda _, call, event: -event["itemId"]
    ),
    row("days-by-id", "Lists of days are in the order of ids.").at(
        "diary.by_day", lambda _, call, event: event["itemId"]
    ),
    row("limit-at-most-five", "A list has five events at most.").at("checks.most", instead(5)),
    row("limit-default-ten", "A list has ten events unless more are asked for.").at(
        "checks.default", instead(10)
    ),
    row("all-products", "Everybody sees all events.").at("diary.is_own", instead(True)),
    row("foreign-is-404", "Another product's event is a 404.").at(
        "diary.foreign", instead(Refusal(404, "No such event."))
    ),
    row("no-single-events", "One event cannot be read by its id.").at(
        "diary.one", refused(404, "No such endpoint.")
    ),
    row("single-event-fails", "Reading one event by its id is a 500.").at(
        "diary.one", refused(500, "Oops")
    ),
    row("single-event-wrapped", "One event stands under data.").at(
        EVENT, then(lambda event: {"data": event}), when=on("get")
    ),
    row("deleted-on-their-days", "Deleted events are listed on their days too.").at(
        "diary.is_shown", instead(True)
    ),
    row("embargoed-held-back", "Embargoed events are held back.").at(
        "diary.is_own",
        lambda ordinary, call, event: event["itemId"] != EMBARGO and ordinary(call, event),
    ),
    row("latest-in-london-time", "The minute of the latest is London's.").at(
        "diary.is_since",
        lambda ordinary, call, event, since: ordinary(call, event, since - timedelta(hours=1)),
    ),
    row("time-may-be-missing", "The latest may be asked for by their date alone.").at(
        "checks.read", _date_alone
    ),
    row("backwards-is-empty", "Days that end before they begin have no events.").at(
        "checks.window",
        lambda _, call: [
            call.behaviour.checks.day(call, name) for name in ("startDate", "endDate")
        ],
    ),
    row("twins-with-fractions", "Times of edits have fractions of seconds.").at(
        EVENT, then(_fractions)
    ),
    row("twins-with-a-zone", "UTC times are marked with a Z.").at(EVENT, then(_marked)),
    row("created-twin-missing", "There is no createdDateUtc.").at(EVENT, dropped("createdDateUtc")),
    row("fields-missing", "Many fields are not there.").at(
        EVENT, dropped("venue", "venueData", "timezone", "embargoTime", "categories", "website")
    ),
    row("fields-null", "Fields without a value are null.").at(EVENT, replaced("venue", None)),
    row("contacts-null", "Contacts are null.").at(EVENT, replaced("pressContacts", None)),
    row("fields-more", "There are more fields.").at(
        EVENT, then(lambda event: {**event, "order": 3, "tags": {"a": [1]}, "isTopStory": None})
    ),
    row("deletion-without-date", "A deleted event does not tell when.").at(
        EVENT, replaced("deletionDate", None)
    ),
    row("flags-missing", "Flags that are false are not told.").at(
        EVENT, dropped("isProvisional", "isVirtual", "isHeadline", "eventConfirmed")
    ),
)
