"""The demo events are those that a script writes, and hold what clients meet."""

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.server.forwardplanner.write_events import text

from understudy.catalog import find

FILE = find("forwardplanner").fixtures / "events.json"
EVENTS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
NAMED = [event for event in EVENTS if event["itemId"] <= 4112060]


def test_the_script_writes_them_again() -> None:
    assert FILE.read_text("utf-8") == text(), "python -m tests.server.forwardplanner.write_events"


def test_60_have_names_and_240_more_last_over_a_year() -> None:
    ids = [event["itemId"] for event in EVENTS]
    more = {event["startDate"][:7] for event in EVENTS[60:]}

    assert ids == [*range(4112001, 4112061), *range(4113001, 4113241)]
    assert more == {f"2026-{month:02}" for month in range(1, 13)}


def test_products_have_35_events_15_and_10_together() -> None:
    assert Counter(tuple(event["_productIds"]) for event in NAMED) == {
        (4,): 35,
        (10,): 15,
        (4, 10): 10,
    }


@pytest.mark.parametrize("name", ["createdDate", "lastEditDate"])
def test_the_twins_of_a_stamp_are_the_same_instant(name: str) -> None:
    london = ZoneInfo("Europe/London")
    offsets = set()
    for event in EVENTS:
        utc = datetime.fromisoformat(event[f"{name}Utc"]).replace(tzinfo=UTC)
        assert utc.astimezone(london).replace(tzinfo=None).isoformat() == event[name]
        offsets.add(utc.astimezone(london).utcoffset())

    assert len(offsets) == 2


def test_every_kind_that_a_client_meets_is_there() -> None:
    by_id = {event["itemId"]: event for event in EVENTS}
    zones = {event["timezone"]["timezoneAbbreviation"] for event in EVENTS if event["time"]}

    assert {"BST", "GMT", "EDT", "EST"} <= zones
    assert [each for each in by_id if by_id[each]["deleted"]] == [4112050]
    assert [each for each in by_id if by_id[each]["embargoTime"]] == [4112055]
    assert {by_id[each]["startDate"][:4] for each in (4112051, 4112052, 4112053)} == {"2024"}
    assert by_id[4112060]["_productIds"] == [10]
    assert {len(event["pressContacts"]) for event in EVENTS} == {0, 2}
    assert {bool(event["venue"]) == bool(event["venueData"]) for event in EVENTS} == {True}
    assert {bool(event["venue"]) for event in EVENTS} == {True, False}
    assert any(event["startDate"][:7] < event["endDate"][:7] for event in NAMED)
    for flag in ("isAnnual", "isProvisional", "isVirtual", "isHeadline"):
        assert {event[flag] for event in NAMED} == {True, False}


def test_three_were_edited_within_one_minute() -> None:
    minutes = Counter(event["lastEditDateUtc"][:16] for event in NAMED)

    assert minutes.most_common(2)[0] == ("2026-05-20T14:03", 3)
    assert {minute[:10] for minute in minutes} == {"2026-05-20"}
