"""The calls of a public client (superdesk-planning) in its order, and the fields it cannot miss."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from tests.conftest import START
from tests.server.forwardplanner.calls import DESK, SALLE, caller

from understudy.testing import Understudy

NEEDED = {
    "itemId": int,
    "lastEditDateUtc": str,
    "deleted": bool,
    "createdDate": str,
    "lastEditDate": str,
    "summary": str,
    "description": str,
    "startDate": str,
    "endDate": str,
    "pressContacts": list,
}
READ = {"timezone", "time", "embargoTime", "createdDateUtc", "locale", "website", "website2"}
READ |= {"venue", "venueData", "countryName", "countryId", "categories", "eventTypes"}
PARTS = {
    "pressContacts": {"pressContactID", "pressContactName", "pressContactOffice"}
    | {"pressContactEmail", "pressContactTelephone"},
    "venueData": {"venueId", "locationLat", "locationLon"},
    "categories": {"categoryId", "categoryName"},
    "eventTypes": {"tagId", "tagName"},
}


def replay(client: httpx.Client, credentials: dict[str, str]) -> tuple[dict[str, Any], list[Any]]:
    """Make the calls of a year's ingest and of an update; return the session and all answers."""
    session = client.post("/auth", data=credentials).json()
    session |= client.post("/auth/renew", data={"refreshToken": session["refreshToken"]}).json()
    client.headers["Authorization"] = f"Bearer {session['token']}"
    first = date.fromisoformat(START[:10]) - timedelta(days=60)
    days = [f"{first + timedelta(days=number):%Y%m%d}" for number in range(365)]
    answers = [client.get("/events/date", params={"limit": 2000, "date": day}) for day in days]
    latest = {"date": "20260501", "time": "0000", "limit": 2000, "offset": 0}
    answers.append(client.get("/events/latest", params=latest))
    answers.append(client.get("/events/latest", params={**latest, "offset": 2000}))
    return session, [answer.json() for answer in answers]


@pytest.mark.parametrize(("credentials", "product"), [(DESK, 4), (SALLE, 10)])
def test_every_event_of_every_answer_has_what_the_client_needs(
    credentials: dict[str, str], product: int
) -> None:
    with Understudy(apis=("forwardplanner",), clock=START) as planner, caller(planner) as client:
        session, answers = replay(client, credentials)

    events = [event for answer in answers for event in answer]
    assert session["productId"] == product
    assert [type(answer) for answer in answers] == [list] * len(answers)
    assert len({event["itemId"] for event in events}) > 100
    assert answers[-1] == []
    for event in events:
        assert {name: type(event[name]) for name in NEEDED} == NEEDED
        assert event["createdDate"]
        assert event.keys() >= READ
        assert event["timezone"].keys() >= {"timezoneAbbreviation", "timezoneOffset"}
        for name, fields in PARTS.items():
            assert all(part.keys() >= fields for part in event[name])


def test_refused_it_signs_in_again(planner: Understudy, stranger: httpx.Client) -> None:
    session = stranger.post("/auth", data=DESK).json()
    planner.clock.advance("31d")
    stranger.headers["Authorization"] = f"Bearer {session['token']}"

    expired = stranger.get("/events/date?limit=2000&date=20260618")
    renewed = stranger.post("/auth/renew", data={"refreshToken": session["refreshToken"]})
    again = stranger.post("/auth", data=DESK)

    assert [each.status_code for each in (expired, renewed, again)] == [401, 400, 200]
