"""Writes Forward Planner's demo events: `python -m tests.server.forwardplanner.write_events`."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.server.forwardplanner.diary import (
    COUNTRIES,
    ENGLISH,
    FIRST_MORE,
    FIRST_NAMED,
    FRENCH,
    MORE,
    PLACES,
    ROWS,
    SHARED,
    TOPICS,
    Row,
    products_of,
)

from understudy.catalog import find

LONDON = ZoneInfo("Europe/London")
EDITS = datetime(2026, 5, 20, 6, 0, tzinfo=UTC)
# Three in one minute: the edges of `latest`.
TRIPLE = {4112010: 0, 4112011: 30, 4112012: 59}
TITLES = ("Council meets", "Figures published", "Exhibition opens", "Hearing", "Match day", "Talks")


def main() -> None:
    """Write the fixture, one event a line."""
    (find("forwardplanner").fixtures / "events.json").write_text(text(), "utf-8")


def text() -> str:
    """Return what the fixture holds."""
    lines = (json.dumps(each, ensure_ascii=False) for each in (*named(), *more()))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def named() -> Iterator[dict[str, Any]]:
    """Yield the events that have names, edited in the course of one day."""
    for number, row in enumerate(ROWS):
        item_id = FIRST_NAMED + number
        edit = EDITS + timedelta(minutes=13 * number)
        if item_id in TRIPLE:
            edit = EDITS.replace(hour=14, minute=3, second=TRIPLE[item_id])
        created = edit - timedelta(days=40 + number)
        yield event(item_id, row, products_of(item_id), created, edit)


def more() -> Iterator[dict[str, Any]]:
    """Yield events from one year's end to the next, edited over most of the year before."""
    topics, places = [*TOPICS], [*PLACES]
    for number in range(MORE):
        day = date(2026, 1, 1) + timedelta(days=number * 365 // MORE)
        length = 3 if number % 7 == 0 else 1
        time = (
            "" if length > 1 or number % 4 == 0 else f"{7 + number % 12:02}:{number % 4 * 15:02}:00"
        )
        row = Row(
            f"{TITLES[number % 6]}, no. {number + 1}",
            str(day),
            length,
            time,
            places[number % len(places)],
            topics[number % len(topics)],
            ("", "contacts", "novenue", "annual", "provisional", "virtual")[number % 5],
        )
        edit = datetime(2025, 7, 1, 9, 30, tzinfo=UTC) + timedelta(
            hours=32 * number, seconds=number
        )
        products = (ENGLISH, FRENCH, ENGLISH, SHARED)[number % 4]
        yield event(FIRST_MORE + number, row, products, edit - timedelta(days=30), edit)


def event(
    item_id: int, row: Row, products: tuple[int, ...], created: datetime, edit: datetime
) -> dict[str, Any]:
    """Return a whole event as it is stored."""
    first = date.fromisoformat(row.day)
    last = first + timedelta(days=row.days - 1)
    site = f"https://www.events.example/{item_id}"
    deleted = "deleted" in row.flags
    return {
        "_id": str(item_id),
        "_productIds": [*products],
        "itemId": item_id,
        "summary": row.title,
        "description": f"{row.title}, {row.place}",
        "startDate": f"{first}T00:00:00",
        "endDate": f"{last}T00:00:00",
        "time": row.time,
        "tbcTime": "provisional" in row.flags,
        "embargoTime": "2026-06-10T09:00:00" if "embargoed" in row.flags else None,
        "timezone": zone_of(row, first),
        **venue_of(row),
        **organisation_of(row),
        **flags_of(row),
        "plannedBy": [4708] if "headline" in row.flags else [],
        **stamps("createdDate", created),
        **stamps("lastEditDate", edit),
        "deleted": deleted,
        "deletionDate": "2026-05-19T16:20:00" if deleted else None,
        "website": site,
        "website1": site,
        "website2": "",
        "twitterWebsite": "",
        "twitterHashTag": "",
        "facebookPage": "",
        "linkedInPage": "",
        "regionId": 0,
        **country_of(row),
        "indicator": None,
        "period": None,
        "pressContacts": [
            contact(item_id, number) for number in range(2 * ("contacts" in row.flags))
        ],
        **topic_of(row),
        "influencers": [],
        "locale": "fr-CA" if products == FRENCH else "en-CA",
        "order": 0,
    }


def stamps(name: str, instant: datetime) -> dict[str, str]:
    """Return an instant by London's clocks and in UTC."""
    local, utc = (
        instant.astimezone(zone).replace(tzinfo=None).isoformat() for zone in (LONDON, UTC)
    )
    return {name: local, f"{name}Utc": utc}


def zone_of(row: Row, day: date) -> dict[str, Any]:
    """Return the time zone of a place as it is on a day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(PLACES[row.place].zone))
    offset = noon.utcoffset() or timedelta()
    hours, abbreviation = int(offset.total_seconds() // 3600), noon.tzname() or ""
    return {
        "timezoneID": 10 + hours,
        "timezoneAbbreviation": abbreviation,
        "timezoneName": f"({abbreviation}) {PLACES[row.place].zone}",
        "timezoneOffset": hours,
    }


def venue_of(row: Row) -> dict[str, Any]:
    """Return where it takes place; nobody knows the venue of some."""
    place = PLACES[row.place]
    known = "novenue" not in row.flags
    spot = {"venueId": place.number, "locationLat": place.lat, "locationLon": place.lon}
    return {
        "venue": place.venue if known else "",
        "tbcVenue": not known,
        "venueData": [spot] if known else [],
    }


def organisation_of(row: Row) -> dict[str, Any]:
    """Return who holds it."""
    number, name = 22400 + [*TOPICS].index(row.topic), f"{row.topic.title()} Desk"
    site = f"https://{row.topic}.example"
    pages = {"baseWebsite": site, "corporateWebsite": "", "irWebsite": "", "isin": ""}
    both = {"organisationName": name}
    own = {"organisationID": number, **both, **pages, "centralIndexKey": None, "twitterWebsite": ""}
    return {"organisationId": number, **both, "organisation": own}


def flags_of(row: Row) -> dict[str, bool]:
    """Return what is so of it."""
    return {
        "eventConfirmed": "provisional" not in row.flags,
        "isAnnual": "annual" in row.flags,
        "isHeadline": "headline" in row.flags,
        "isTopStory": "headline" in row.flags,
        "isLive": True,
        "isNew": False,
        "isUpdated": False,
        "isProvisional": "provisional" in row.flags,
        "isVirtual": "virtual" in row.flags,
    }


def country_of(row: Row) -> dict[str, Any]:
    """Return in which country it takes place."""
    code = PLACES[row.place].country
    number, name, region = COUNTRIES[code]
    both = {"countryId": number, "countryName": name}
    return {**both, "country": {**both, "region": region, "countryCode": code}}


def topic_of(row: Row) -> dict[str, Any]:
    """Return what it is about."""
    number, name, tag, tag_name = TOPICS[row.topic]
    category = {"categoryId": number, "categoryName": name, "categoryOrder": 10 * number}
    category |= {"categoryTypeId": 4, "categoryTypeName": None}
    kind = {"tagId": tag, "tagName": tag_name, "tagTypeId": 7, "tagTypeName": None}
    return {"categories": [category], "primaryCategory": category, "eventTypes": [kind]}


def contact(item_id: int, number: int) -> dict[str, Any]:
    """Return whom to ask."""
    name = ("Alex Morgan", "Zoë Lefèvre")[number]
    return {
        "pressContactID": 2 * item_id + number,
        "organisationID": None,
        "pressContactName": name,
        "pressContactOffice": "Press office",
        "pressContactTelephone": f"+44 20 7946 {number:04}",
        "pressContactMobile": "",
        "pressContactEmail": f"press{number}@events.example",
        "pressContactTwitter": "",
        "pressContactLinkedIn": None,
    }


if __name__ == "__main__":
    main()
