"""Tests make, change, delete and embargo events, so that a client's polling can be tested."""

from typing import Any

import httpx
import pytest
from tests.server.forwardplanner.calls import asked

from understudy.testing import Refused, Understudy

NOW = {"date": "20260615", "time": "1200"}


def stage(planner: Understudy, action: str, **body: Any) -> dict[str, Any]:
    """Do what an editor does, and return the event."""
    (change,) = planner.stage(action, "northstar", **body)
    assert change.document is not None
    return dict(change.document)


def test_an_event_that_is_made_is_in_the_feed_and_on_its_days(
    planner: Understudy, northstar: httpx.Client, laurentides: httpx.Client
) -> None:
    days = {"startDate": "2026-08-30", "endDate": "2026-09-01"}
    event = stage(planner, "make_event", fields={"summary": "Regatta", **days}, products=[4])

    assert asked(northstar, "latest", **NOW) == [event["itemId"]]
    assert event["itemId"] in asked(northstar, "date", date="20260831")
    assert asked(laurentides, "latest", **NOW) == []


def test_an_event_without_days_is_todays_and_everybodys(
    planner: Understudy, northstar: httpx.Client, laurentides: httpx.Client
) -> None:
    planner.clock.freeze("2026-06-15T23:30:00Z")  # in London it is the 16th

    event = stage(planner, "make_event", fields={"summary": "Now"})

    assert (event["startDate"], event["endDate"]) == ("2026-06-16T00:00:00",) * 2
    assert (event["isNew"], event["createdDate"]) == (True, "2026-06-16T00:30:00")


def test_a_change_is_in_the_feed_of_its_minute(
    planner: Understudy, northstar: httpx.Client
) -> None:
    planner.clock.advance("90s")
    event = stage(planner, "change_event", event=4112001, fields={"website1": "https://x.example"})

    assert asked(northstar, "latest", date="20260615", time="1201") == [4112001]
    assert asked(northstar, "latest", date="20260615", time="1202") == []
    assert (event["website"], event["isUpdated"]) == ("https://x.example", True)
    assert event["createdDateUtc"] < event["lastEditDateUtc"] == "2026-06-15T12:01:30"


def test_an_event_moves_to_other_days(planner: Understudy, northstar: httpx.Client) -> None:
    days = {"startDate": "2026-07-20", "endDate": "2026-07-20"}
    stage(planner, "change_event", event=4112001, fields=days)

    assert 4112001 not in asked(northstar, "date", date="20260618")
    assert 4112001 in asked(northstar, "date", date="20260720")


def test_a_deleted_event_leaves_its_days_and_stays_in_the_feed(
    planner: Understudy, northstar: httpx.Client
) -> None:
    event = stage(planner, "delete_event", event=4112001)

    assert 4112001 not in asked(northstar, "date", date="20260618")
    assert asked(northstar, "latest", **NOW) == [4112001]
    assert event["deletionDate"] == event["lastEditDate"] == "2026-06-15T13:00:00"


def test_an_id_in_the_form_of_a_fraction_is_that_id(planner: Understudy) -> None:
    assert stage(planner, "delete_event", event=4112001.0)["itemId"] == 4112001


def test_an_embargo_is_set_and_lifted(planner: Understudy) -> None:
    until = "2026-06-20T09:00:00"

    held = stage(planner, "embargo_event", event=4112001, until=until)
    lifted = stage(planner, "embargo_event", event=4112001, until=None)

    assert (held["embargoTime"], lifted["embargoTime"]) == (until, None)


def test_another_product_gets_an_event(planner: Understudy, laurentides: httpx.Client) -> None:
    stage(planner, "change_event", event=4112001, products=[4, 10])

    assert asked(laurentides, "latest", **NOW) == [4112001]


@pytest.mark.parametrize(
    ("action", "body", "problem"),
    [
        ("make_event", {"fields": {"colour": "red"}}, "colour"),
        ("make_event", {"fields": {"itemId": 4112001}}, "is the id of another event"),
        ("make_event", {"fields": {"startDate": "2026-02-30"}}, "startDate"),
        ("make_event", {"fields": {"pressContacts": None}}, "pressContacts"),
        ("make_event", {"fields": {}, "products": [5]}, "products"),
        ("make_event", {"fields": {"endDate": "2020-01-01"}}, "must not be before startDate"),
        ("change_event", {"event": 1}, "there is no event 1"),
        ("change_event", {"event": 4112001, "fields": {"time": "9"}}, "time"),
        ("embargo_event", {"event": 4112001, "until": "soon"}, "embargoTime"),
    ],
)
def test_what_is_no_event_is_refused_and_changes_nothing(
    planner: Understudy, northstar: httpx.Client, action: str, body: dict[str, Any], problem: str
) -> None:
    with pytest.raises(Refused, match=problem):
        planner.stage(action, "northstar", **body)

    assert asked(northstar, "latest", **NOW) == []


def test_names_of_the_store_cannot_be_set(planner: Understudy, northstar: httpx.Client) -> None:
    stage(
        planner, "make_event", fields={"itemId": 77, "_id": "78", "_productIds": [10]}, products=[4]
    )

    assert asked(northstar, "latest", **NOW) == [77]
    assert northstar.get("/events/78").status_code == 404


def test_the_console_shows_the_diary_and_what_can_be_done_with_an_event(
    planner: Understudy,
) -> None:
    data = f"{planner.root}/_understudy/console/data"
    query = "api=forwardplanner&org=northstar&collection=events"

    diary = httpx.get(f"{data}?{query}", trust_env=False).text
    event = httpx.get(f"{data}/document?{query}&id=4112055", trust_env=False).text

    assert "Bank rate decision" in diary
    assert "Merger announcement" in event
    assert all(name in event for name in ("change_event", "delete_event", "embargo_event"))
    assert "make_event" not in event
