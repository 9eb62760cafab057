"""Weekly series: made at once, and edited one by one or from one on."""

from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import ASSIGNMENTS, BRAND, HANA, SERIES, body, listed

WEEKLY = {"repeatWeekly": True, "repeatWeeks": 3}


def days(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the first and the last day of each assignment."""
    return [(row["dateFrom"][:10], row["dateTo"][:10]) for row in rows]


def series(kestrel: httpx.Client) -> list[dict[str, Any]]:
    """Return the series of the demo data as it is now."""
    rows = {row["id"]: row for row in listed(kestrel, "assignment")}
    return [rows[key] for key in SERIES]


def test_a_series_is_as_many_assignments_seven_days_apart(kestrel: httpx.Client) -> None:
    fields = body(dateFrom="2024-02-22", dateTo="2024-02-23", note="x", **WEEKLY)

    answer = kestrel.post("/assignments", json=fields).json()

    made = answer["createdAssignments"]
    assert days(made) == [
        ("2024-02-22", "2024-02-23"),
        ("2024-02-29", "2024-03-01"),
        ("2024-03-07", "2024-03-08"),
    ]
    assert len({row["id"] for row in made}) == 3
    assert len({row["seriesId"] for row in made}) == 1
    assert answer["assignment"] == made[0]
    assert listed(kestrel, "assignment")[-3:] == made


@pytest.mark.parametrize(
    "repeat",
    [{"repeatWeekly": False, "repeatWeeks": 3}, {"repeatWeeks": 3}, {"repeatWeekly": True}],
)
def test_one_assignment_is_no_series(kestrel: httpx.Client, repeat: dict[str, Any]) -> None:
    (made,) = kestrel.post("/assignments", json=body(**repeat)).json()["createdAssignments"]

    assert "seriesId" not in made


def test_a_whole_number_with_a_point_counts_weeks(kestrel: httpx.Client) -> None:
    answer = kestrel.post("/assignments", json=body(repeatWeekly=True, repeatWeeks=3.0))

    assert (answer.status_code, len(answer.json()["createdAssignments"])) == (201, 3)


def test_a_series_does_not_lead_out_of_the_calendar(kestrel: httpx.Client) -> None:
    before = listed(kestrel, "assignment")
    last = {"dateFrom": "9999-12-20", "dateTo": "9999-12-20"}

    answer = kestrel.post("/assignments", json=body(**last, **WEEKLY))

    assert answer.json() == {"error": "repeatWeeks must not lead out of the calendar"}
    assert listed(kestrel, "assignment") == before


@pytest.mark.parametrize("mode", [{}, {"seriesEditMode": "single"}])
def test_an_edit_is_of_one_assignment_unless_asked_otherwise(
    kestrel: httpx.Client, mode: dict[str, str]
) -> None:
    kestrel.put(f"/assignments/{SERIES[0]}", json={"hoursPerDay": 1, **mode})

    assert [row["hoursPerDay"] for row in series(kestrel)] == [1, 3, 3]


def test_an_edit_of_the_future_moves_those_after_it_as_far(kestrel: httpx.Client) -> None:
    edit = {"dateTo": "2025-11-12", "dateFrom": "2025-11-11", "projectId": BRAND}

    answer = kestrel.put(
        f"/assignments/{SERIES[1]}",
        json={**edit, "resourceId": HANA, "note": "x", "seriesEditMode": "future"},
    ).json()

    rows = series(kestrel)
    assert days(rows) == [
        ("2025-11-03", "2025-11-03"),
        ("2025-11-11", "2025-11-12"),
        ("2025-11-18", "2025-11-19"),
    ]
    assert [row["note"] for row in rows] == ["Weekly review", "x", "x"]
    assert {row["resource"]["id"] for row in rows[1:]} == {HANA}
    assert answer == {"assignment": rows[1], "updatedAssignments": rows[1:]}


def test_an_edit_that_one_of_them_cannot_take_changes_none(kestrel: httpx.Client) -> None:
    kestrel.put(f"/assignments/{SERIES[2]}", json={"dateTo": "9999-12-31"})
    before = series(kestrel)

    answer = kestrel.put(
        f"/assignments/{SERIES[0]}",
        json={"dateTo": "2025-11-04", "seriesEditMode": "future"},
    )

    assert answer.status_code == 400
    assert series(kestrel) == before


def test_an_assignment_becomes_a_series_later_and_only_once(kestrel: httpx.Client) -> None:
    first = kestrel.put(f"/assignments/{ASSIGNMENTS[0]}", json={**WEEKLY, "note": "x"}).json()
    again = kestrel.put(f"/assignments/{ASSIGNMENTS[0]}", json=WEEKLY).json()

    assert days(first["updatedAssignments"]) == [
        ("2025-10-01", "2025-10-02"),
        ("2025-10-08", "2025-10-09"),
        ("2025-10-15", "2025-10-16"),
    ]
    assert {row["note"] for row in first["updatedAssignments"]} == {"x"}
    assert again["updatedAssignments"] == first["updatedAssignments"][:1]


def test_a_deleted_assignment_leaves_the_rest_of_its_series(kestrel: httpx.Client) -> None:
    kestrel.delete(f"/assignments/{SERIES[1]}")

    left = [row["id"] for row in listed(kestrel, "assignment") if "seriesId" in row]
    assert left == [SERIES[0], SERIES[2]]
