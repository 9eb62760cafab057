"""What a fresh reference holds: three accounts, and a diary around today."""

from datetime import datetime, timedelta
from typing import Any

from tests.mutants.forwardplanner.reference.world import Account, Doc, World

NORTH = Account("desk@northstar.example", "fp-key-northstar", 501, 4)
LAURENTIDES = Account("salle@laurentides.example", "fp-key-laurentides", 777, 10)
WITHDRAWN = Account("revoked@northstar.example", "fp-key-withdrawn", 502, 4, withdrawn=True)
ACCOUNTS = (NORTH, LAURENTIDES, WITHDRAWN)
FIRST = 4112001
DELETED = 4112007
# Places in the list of events.
EMBARGOED, LONG = 3, (1, 9, 17)


def new_world(**fields: Any) -> World:
    """Return fresh data; events lie from a few days before today on."""
    world = World([], accounts=ACCOUNTS, **fields)
    now = world.now().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    world.events = [_event(now, place) for place in range(30)]
    return world


def deleted_on(world: World) -> str:
    """Return the day on which the deleted event was deleted."""
    event = next(each for each in world.events if each["itemId"] == DELETED)
    return str(event["deletionDate"][:10].replace("-", ""))


def _event(today: datetime, place: int) -> Doc:
    first = today + timedelta(days=place - 8)
    last = first + timedelta(days=4 if place in LONG else 0)
    # Half a year lies between, and between the even and the odd: one is summer in London.
    ago = 1 + place // 10 + 183 * (place % 2)
    edited = today - timedelta(days=ago, hours=2 * (place % 10), minutes=7 * place)
    made = edited - timedelta(days=183)
    ident = FIRST + place
    gone = ident == DELETED
    return {
        "itemId": ident,
        "summary": f"Ouverture du marché nº {place}",
        "description": f"Événement d'été, café {place}",
        "startDate": first.isoformat(),
        "endDate": last.isoformat(),
        "time": "" if place % 3 else "09:30:00",
        "tbcTime": False,
        "embargoTime": (today + timedelta(days=60)).isoformat() if place == EMBARGOED else None,
        "timezone": {"timezoneID": 9, "timezoneAbbreviation": "EDT", "timezoneOffset": -4.0},
        "venue": "" if place % 4 else "Salle A",
        "venueData": [] if place % 4 else [{"venueId": 7, "locationLat": 45.5, "locationLon": 1.5}],
        **dict.fromkeys(("eventConfirmed", "isProvisional", "isVirtual", "isHeadline"), place == 2),
        "pressContacts": [],
        "categories": [{"categoryId": 11, "categoryName": "Politics"}],
        "eventTypes": [{"tagId": 3, "tagName": "Meeting"}],
        "countryId": 40,
        "countryName": "Canada",
        "website1": "https://example.com",
        "website": "https://example.com",
        "createdDate": in_london(made).isoformat(),
        "createdDateUtc": made.isoformat(),
        "lastEditDate": in_london(edited).isoformat(),
        "lastEditDateUtc": edited.isoformat(),
        "deleted": gone,
        "deletionDate": edited.isoformat() if gone else None,
        "_products": (4,) if place % 5 == 0 else (4, 10),
    }


def in_london(utc: datetime) -> datetime:
    """Return the local time of London."""
    year = utc.replace(day=1, hour=1, minute=0, second=0)
    changes = [_sunday_before(year.replace(month=month)) for month in (4, 11)]
    return utc + timedelta(hours=changes[0] <= utc < changes[1])


def _sunday_before(day: datetime) -> datetime:
    while True:
        day -= timedelta(days=1)
        if day.strftime("%w") == "0":
            return day
