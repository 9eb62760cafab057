"""Shifts: a timeline without gaps, and shifts that cover one another."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.server.planado.accounts import UNKNOWN

Timeline = Callable[[str, str], list[tuple[str, str, bool]]]


@pytest.fixture
def dana(brightline: httpx.Client) -> str:
    """The address of the shifts of a user who works from 8 to 12 and from 13 to 17."""
    uuid = brightline.get("/users").json()["users"][0]["uuid"]
    return f"/users/{uuid}/shifts"


@pytest.fixture
def timeline(brightline: httpx.Client, dana: str) -> Timeline:
    """What the user does between two days: from, to and whether it is work."""

    def read(after: str, before: str) -> list[tuple[str, str, bool]]:
        found = brightline.get(dana, params={"after": after, "before": before}).json()["timeline"]
        return [(part["time_from"][8:16], part["time_to"][8:16], part["working"]) for part in found]

    return read


def shift(begin: str, end: str, **more: Any) -> dict[str, Any]:
    """Return a shift on 16 June."""
    day = "2026-06-16T"
    return {"time_from": f"{day}{begin}:00+00:00", "time_to": f"{day}{end}:00+00:00", **more}


def test_a_timeline_has_no_gaps(timeline: Timeline) -> None:
    assert timeline("2026-06-15", "2026-06-16") == [
        ("15T00:00", "15T08:00", False),
        ("15T08:00", "15T12:00", True),
        ("15T12:00", "15T13:00", False),
        ("15T13:00", "15T17:00", True),
        ("15T17:00", "16T00:00", False),
    ]


def test_a_shift_says_where_and_what(brightline: httpx.Client, dana: str) -> None:
    days = {"after": "2026-06-15", "before": "2026-06-16"}
    pause, work, *_ = brightline.get(dana, params=days).json()["timeline"]

    assert (pause["territory"], pause["job_type"]) == (None, None)
    assert (work["territory"]["name"], work["job_type"]["code"]) == ("North", "Maintenance")


def test_days_without_shifts_are_one_pause(timeline: Timeline) -> None:
    assert timeline("2026-07-01", "2026-07-08") == [("01T00:00", "08T00:00", False)]
    assert timeline("2026-07-01", "2026-07-01") == []


def test_a_new_shift_covers_what_was_there(
    brightline: httpx.Client, dana: str, timeline: Timeline
) -> None:
    shifts = [shift("11:00", "14:00", working=False), shift("18:00", "20:00")]

    assert brightline.patch(dana, json={"shifts": shifts}).status_code == 200

    assert timeline("2026-06-16", "2026-06-17") == [
        ("16T00:00", "16T08:00", False),
        ("16T08:00", "16T11:00", True),
        ("16T11:00", "16T14:00", False),
        ("16T14:00", "16T17:00", True),
        ("16T17:00", "16T18:00", False),
        ("16T18:00", "16T20:00", True),
        ("16T20:00", "17T00:00", False),
    ]


def test_a_shift_within_another_splits_it(
    brightline: httpx.Client, dana: str, timeline: Timeline
) -> None:
    brightline.patch(dana, json={"shifts": [shift("09:00", "10:00", working=False)]})

    assert timeline("2026-06-16", "2026-06-17")[1:4] == [
        ("16T08:00", "16T09:00", True),
        ("16T09:00", "16T10:00", False),
        ("16T10:00", "16T12:00", True),
    ]


def test_times_with_an_offset_are_shown_in_utc(
    brightline: httpx.Client, dana: str, timeline: Timeline
) -> None:
    times = {"time_from": "2026-07-01T08:00:00+02:00", "time_to": "2026-07-01T10:00:00+02:00"}
    brightline.patch(dana, json={"shifts": [{**times, "job_type": {"code": "Delivery"}}]})

    assert timeline("2026-07-01", "2026-07-02")[1] == ("01T06:00", "01T08:00", True)


@pytest.mark.parametrize(
    ("after", "before", "status"),
    [
        ("2026-06-15", "2026-06-22", 200),
        ("2026-06-15", "2026-06-23", 409),
        ("2026-06-15", "2026-06-14", 409),
        ("2026-06-15", "soon", 400),
        ("0000-01-01", "0000-01-02", 400),
        ("9999-12-30", "9999-12-31", 200),
    ],
)
def test_a_timeline_is_a_week_at_most(
    brightline: httpx.Client, dana: str, after: str, before: str, status: int
) -> None:
    assert brightline.get(dana, params={"after": after, "before": before}).status_code == status


def test_both_days_are_required(brightline: httpx.Client, dana: str) -> None:
    answer = brightline.get(dana, params={"after": "2026-06-15"})

    assert answer.json()["error"]["fields"] == {"before": ["is required"]}


@pytest.mark.parametrize(
    ("shifts", "status"),
    [
        ([shift("09:00", "09:00")], 409),
        ([shift("09:00", "10:00"), shift("12:00", "11:00")], 409),
        ([shift("09:00", "10:00", territory={"name": "Nowhere"})], 404),
        ([{"time_from": "2026-06-16T09:00:00Z"}], 400),
    ],
)
def test_a_shift_that_makes_no_sense_changes_nothing(
    brightline: httpx.Client,
    dana: str,
    timeline: Timeline,
    shifts: list[dict[str, Any]],
    status: int,
) -> None:
    before = timeline("2026-06-16", "2026-06-17")

    assert brightline.patch(dana, json={"shifts": shifts}).status_code == status
    assert timeline("2026-06-16", "2026-06-17") == before


def test_the_ends_of_time_are_no_crash(brightline: httpx.Client, dana: str) -> None:
    times = {"time_from": "0001-01-01T00:00+14:00", "time_to": "9999-12-31T23:59-14:00"}

    assert brightline.patch(dana, json={"shifts": [times]}).status_code == 200


def test_an_unknown_user_has_no_shifts(brightline: httpx.Client) -> None:
    path, days = f"/users/{UNKNOWN}/shifts", {"after": "2026-06-15", "before": "2026-06-16"}

    assert brightline.get(path, params=days).status_code == 404
    assert brightline.patch(path, json={"shifts": []}).status_code == 404
