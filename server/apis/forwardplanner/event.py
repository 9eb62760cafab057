"""The event document: its fields where nobody says otherwise, and its stamps in two time zones."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from understudy.api import Doc, Invalid, shown

Fields = dict[str, Any]

# The vendor's server keeps the time of London, and tells of no zone.
LONDON = ZoneInfo("Europe/London")
GMT: Fields = {
    "timezoneID": 1,
    "timezoneAbbreviation": "GMT",
    "timezoneName": "(GMT) Greenwich Mean Time",
    "timezoneOffset": 0,
}
# Every field is there, as a public client drops a whole batch where one is not.
UNSET: Fields = {
    "itemId": 0,
    "summary": "",
    "description": "",
    "startDate": "",
    "endDate": "",
    "time": "",
    "tbcTime": False,
    "embargoTime": None,
    "timezone": GMT,
    "venue": "",
    "tbcVenue": False,
    "venueData": [],
    "organisationId": None,
    "organisationName": "",
    "eventConfirmed": True,
    "isAnnual": False,
    "isHeadline": False,
    "isTopStory": False,
    "isLive": True,
    "isNew": True,
    "isUpdated": False,
    "isProvisional": False,
    "isVirtual": False,
    "plannedBy": [],
    "createdDate": "",
    "createdDateUtc": "",
    "lastEditDate": "",
    "lastEditDateUtc": "",
    "deleted": False,
    "deletionDate": None,
    "website": "",
    "website1": "",
    "website2": "",
    "twitterWebsite": "",
    "twitterHashTag": "",
    "facebookPage": "",
    "linkedInPage": "",
    "regionId": 0,
    "countryId": None,
    "countryName": "",
    "indicator": None,
    "period": None,
    "pressContacts": [],
    "categories": [],
    "eventTypes": [],
    "influencers": [],
    "locale": "en-CA",
    "order": 0,
}


def new_event(item_id: int, given: Mapping[str, Any], products: list[int], now: datetime) -> Doc:
    """Return an event with these fields, entered now; without a day it is today's in London."""
    today = now.astimezone(LONDON).date().isoformat()
    fields = {"startDate": today, **given, "itemId": item_id}
    fields.setdefault("endDate", fields["startDate"])
    stored = {"_id": str(item_id), "_productIds": products}
    return edited({**stored, **UNSET, **stamps("createdDate", now)}, fields, now)


def changed_event(event: Doc, given: Mapping[str, Any], now: datetime) -> Doc:
    """Return an event with other fields, edited now."""
    fields = {**given, "isNew": False, "isUpdated": True, "itemId": event["itemId"]}
    return edited(event, fields, now)


def edited(event: Doc, given: Mapping[str, Any], now: datetime) -> Doc:
    """Return an event with these fields and the stamp of an edit, or Invalid for its days."""
    days = {end: f"{given[end][:10]}T00:00:00" for end in ("startDate", "endDate") if end in given}
    sites = {"website": given["website1"]} if "website1" in given else {}
    created = {name: event[name] for name in ("createdDate", "createdDateUtc")}
    changed = {**event, **shown(given), **sites, **days, **created, **stamps("lastEditDate", now)}
    if changed["endDate"] < changed["startDate"]:
        raise Invalid("must not be before startDate", "endDate")
    return changed


def stamps(name: str, instant: datetime) -> dict[str, str]:
    """Return an instant twice: as London's clocks show it, and under `...Utc` in UTC."""
    return {name: written(instant, LONDON), f"{name}Utc": written(instant, UTC)}


def written(instant: datetime, zone: Any) -> str:
    """Return an instant as the clocks of a zone show it, in whole seconds and without the zone."""
    return instant.astimezone(zone).replace(microsecond=0, tzinfo=None).isoformat()
