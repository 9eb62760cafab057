"""The spec takes what the documentation takes, and refuses what a handler could not store."""

import re
import zoneinfo
from typing import Any

import pytest
from tests.document import COMPONENTS, DOCUMENT, fits, named, nodes

ZONE = named("ProjectUpdate")["properties"]["timezone"]


def test_no_error_declares_data() -> None:
    assert set(named("ErrorAnswer")["properties"]) == {"status", "message"}
    assert set(named("UnauthorizedAnswer")["properties"]) == {"status", "message"}


def test_only_the_two_documented_texts_are_a_401() -> None:
    assert named("UnauthorizedAnswer")["properties"]["message"]["enum"] == [
        "Missing or invalid Authorization header. Use: Bearer <api-key>",
        "Invalid or revoked API key",
    ]


@pytest.mark.parametrize(
    "change",
    [{"name": "Gala"}, {"description": None}, {"theme": None}, {"links": 7, "orgId": "org_x"}],
    ids=str,
)
def test_a_change_of_one_recognised_field_is_enough(change: dict[str, Any]) -> None:
    assert fits(named("ProjectUpdate"), change)


@pytest.mark.parametrize(
    "change",
    [{}, {"orgId": "org_x"}, {"name": None}, {"name": " "}, {"timezone": None}, {"timezone": ""}],
    ids=str,
)
def test_a_change_without_a_recognised_field_or_of_a_wrong_value_is_refused(
    change: dict[str, Any],
) -> None:
    assert not fits(named("ProjectUpdate"), change)


@pytest.mark.parametrize("category", ["venue", "fireworks", "VENUE", 7, None, ["venue"]], ids=str)
def test_a_budget_category_can_be_anything_in_a_request(category: Any) -> None:
    assert fits(named("BudgetItemCreate"), {"name": "Main stage PA", "category": category})


@pytest.mark.parametrize("item", [{}, {"time": None, "duration": None, "activity": None}], ids=str)
def test_a_schedule_item_needs_no_field(item: dict[str, Any]) -> None:
    assert fits(named("ScheduleItemCreate"), item)
    assert COMPONENTS["requestBodies"]["ScheduleItemCreate"]["required"] is False


@pytest.mark.parametrize(
    "item", [{"time": "24:00"}, {"time": "9:30"}, {"duration": -1}, {"duration": True}], ids=str
)
def test_a_schedule_item_with_a_wrong_value_is_refused(item: dict[str, Any]) -> None:
    assert not fits(named("ScheduleItemCreate"), item)


def test_every_time_zone_of_the_world_has_the_shape_of_one() -> None:
    zones = zoneinfo.available_timezones()

    assert [zone for zone in zones if not fits(ZONE, zone)] == []


@pytest.mark.parametrize("zone", ["", " ", "New York", "/London", "Europe/", "+05:00", "UTC\n"])
def test_what_has_not_the_shape_of_a_time_zone_is_refused(zone: str) -> None:
    assert not fits(ZONE, zone)


@pytest.mark.parametrize("day", ["2026-6-1", "2026-02-30", "01.06.2026", "2026-06-01T00:00", ""])
def test_what_is_not_a_calendar_day_is_refused(day: str) -> None:
    assert not fits(named("Day"), day)


def test_every_pattern_is_read_by_python_too() -> None:
    patterns = {str(node["pattern"]) for node in nodes(DOCUMENT) if "pattern" in node}

    assert all(re.compile(pattern) for pattern in patterns)
    assert all(pattern == r"\S" or pattern[0] + pattern[-1] == "^$" for pattern in patterns)
