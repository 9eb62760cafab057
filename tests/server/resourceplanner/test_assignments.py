"""Assignments: made, changed and removed, and how their links are called."""

from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import (
    ASSIGNMENTS,
    BRAND,
    GONE,
    HANA,
    LUIS,
    UNKNOWN,
    WEBSITE,
    body,
    ids,
    listed,
    made,
)

FIRST = ASSIGNMENTS[0]


def test_an_assignment_is_shown_with_the_names_of_what_it_links(kestrel: httpx.Client) -> None:
    answer = kestrel.post("/assignments", json=body(hoursPerDay=6, note="Sprint", colour="red"))

    assignment = answer.json()["assignment"]
    assert (answer.status_code, assignment) == (
        201,
        {
            "id": assignment["id"],
            "project": {"id": WEBSITE, "title": "Website Relaunch"},
            "resource": {"id": HANA, "name": "Hana Sato"},
            "dateFrom": "2025-12-01T00:00:00.000Z",
            "dateTo": "2025-12-05T00:00:00.000Z",
            "hoursPerDay": 6,
            "startFrom": None,
            "note": "Sprint",
        },
    )
    assert answer.json()["createdAssignments"] == [assignment]
    assert listed(kestrel, "assignment")[-1] == assignment


def test_a_new_name_of_a_project_is_shown_at_once(kestrel: httpx.Client) -> None:
    kestrel.put(f"/projects/{WEBSITE}", json={"title": "Relaunch"})

    titles = {row["project"]["title"] for row in listed(kestrel, "assignment", projectId=WEBSITE)}

    assert titles == {"Relaunch"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", "2024-02-29"),
        ("2025-10-01T00:00:00", "2025-10-01"),
        ("2025-10-01T23:30:00.000-05:00", "2025-10-01"),
        ("2025-10-01T00:30:00+14:00", "2025-10-01"),
        ("0001-01-01T00:00Z", "0001-01-01"),
        ("9999-12-31T23:59:59.999999999Z", "9999-12-31"),
    ],
)
def test_the_day_of_an_instant_counts_as_it_is_written(
    kestrel: httpx.Client, text: str, day: str
) -> None:
    assignment = made(kestrel, "assignment", **body(dateFrom=text, dateTo=text))

    assert assignment["dateFrom"] == assignment["dateTo"] == f"{day}T00:00:00.000Z"


@pytest.mark.parametrize("day", ["2025-02-29", "1900-02-29", "2025-13-01", "20251001", "", 5, None])
def test_what_is_no_day_is_refused(kestrel: httpx.Client, day: Any) -> None:
    answers = [
        kestrel.post("/assignments", json=body(dateTo=day)),
        kestrel.put(f"/assignments/{FIRST}", json={"dateTo": day}),
    ]

    told = {"error": "dateTo must be a day like 2025-10-01, or an instant of it"}
    assert [(each.status_code, each.json()) for each in answers] == [(400, told)] * 2


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"dateTo": "2025-11-30"}, "dateTo must not be before dateFrom"),
        ({"hoursPerDay": -1}, "hoursPerDay must be at least 0"),
        ({"hoursPerDay": 24.5}, "hoursPerDay must be at most 24"),
        ({"project": ""}, "project must be the id of a project"),
    ],
)
def test_an_assignment_that_cannot_be_is_refused(
    kestrel: httpx.Client, fields: dict[str, Any], told: str
) -> None:
    answer = kestrel.post("/assignments", json=body(**fields))

    assert (answer.status_code, answer.json()) == (400, {"error": told})


@pytest.mark.parametrize("link", ["project", "resource"])
def test_a_create_that_uses_the_key_of_an_update_is_told_the_right_one(
    kestrel: httpx.Client, link: str
) -> None:
    wrong = body()
    wrong[f"{link}Id"] = wrong.pop(link)

    answer = kestrel.post("/assignments", json=wrong)

    told = f"{link} is required; `{link}Id` is the key of updates and filters"
    assert (answer.status_code, answer.json()) == (400, {"error": told})


@pytest.mark.parametrize("links", [{"project": BRAND}, {"resource": HANA}, {}])
def test_an_update_that_uses_the_key_of_a_create_is_told_the_right_one(
    kestrel: httpx.Client, links: dict[str, str]
) -> None:
    answer = kestrel.put(f"/assignments/{FIRST}", json=links)

    assert answer.status_code == 400
    assert answer.json()["error"].endswith("the links are `projectId` and `resourceId` here")


def test_the_key_of_a_create_is_ignored_in_an_update(kestrel: httpx.Client) -> None:
    answer = kestrel.put(f"/assignments/{FIRST}", json={"project": BRAND, "note": "x"})

    assert answer.json()["assignment"]["project"]["id"] == WEBSITE


@pytest.mark.parametrize("key", [UNKNOWN, GONE])
def test_a_link_to_what_is_not_there_is_not_found(kestrel: httpx.Client, key: str) -> None:
    before = listed(kestrel, "assignment")
    answers = [
        kestrel.post("/assignments", json=body(project=key)),
        kestrel.post("/assignments", json=body(resource=key)),
        kestrel.put(f"/assignments/{FIRST}", json={"projectId": key}),
        kestrel.put(f"/assignments/{FIRST}", json={"resourceId": key}),
        kestrel.put(f"/assignments/{key}", json={"note": "x"}),
        kestrel.delete(f"/assignments/{key}"),
    ]

    assert {each.status_code for each in answers} == {404}
    assert listed(kestrel, "assignment") == before


def test_an_update_changes_what_it_names_and_nothing_else(kestrel: httpx.Client) -> None:
    before = listed(kestrel, "assignment")[0]

    answer = kestrel.put(f"/assignments/{FIRST}", json={"hoursPerDay": 0, "note": None})

    after = {**before, "hoursPerDay": 0, "note": None}
    assert answer.json() == {"assignment": after, "updatedAssignments": [after]}
    assert listed(kestrel, "assignment")[0] == after


def test_an_update_moves_to_another_project_and_resource(kestrel: httpx.Client) -> None:
    kestrel.put(f"/assignments/{FIRST}", json={"projectId": BRAND, "resourceId": LUIS})

    assert FIRST in ids(kestrel, projectId=BRAND, resourceId=LUIS)
    assert FIRST not in ids(kestrel, projectId=WEBSITE)


def test_one_new_end_is_held_against_the_one_that_is_there(kestrel: httpx.Client) -> None:
    answer = kestrel.put(f"/assignments/{FIRST}", json={"dateFrom": "2025-10-03"})

    assert answer.json() == {"error": "dateTo must not be before dateFrom"}


def test_fields_of_tasks_are_shown_where_they_are_set(kestrel: httpx.Client) -> None:
    task = {"title": "T", "description": "<p>D</p>", "comments": ["a", {"b": 1}]}
    assignment = made(kestrel, "assignment", **body(**task, timeOff={"type": "holiday"}))

    approved = kestrel.put(
        f"/assignments/{assignment['id']}", json={"timeOffAction": "approve", "title": None}
    ).json()["assignment"]

    assert {name: assignment[name] for name in task} == task
    assert approved["timeOff"] == {"type": "holiday", "status": "approved"}
    assert "title" not in approved


def test_a_deleted_assignment_is_gone(kestrel: httpx.Client) -> None:
    answer = kestrel.delete(f"/assignments/{FIRST}")

    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert FIRST not in ids(kestrel)
    assert kestrel.delete(f"/assignments/{FIRST}").status_code == 404
