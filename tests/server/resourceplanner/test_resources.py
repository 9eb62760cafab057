"""Resources: made with safe defaults, changed in part, and gone with what hangs on them."""

from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import (
    GONE,
    HANA,
    JORDAN,
    NOOR,
    PRINTER,
    UNKNOWN,
    WEBSITE,
    ids,
    listed,
    made,
)


def test_a_resource_reads_back_with_what_it_was_not_given(kestrel: httpx.Client) -> None:
    resource = made(kestrel, "resource", name="Alex Doe", hourlyExpense=45, age=7)

    assert resource == {
        "id": resource["id"],
        "name": "Alex Doe",
        "email": None,
        "capacity": 40,
        "hourlyExpense": 45,
        "workDays": [1, 2, 3, 4, 5],
        "hidden": False,
        "note": None,
        "membership": None,
    }
    assert kestrel.get(f"/resources/{resource['id']}").json() == {"resource": resource}
    assert listed(kestrel, "resource")[-1] == resource


def test_an_id_begins_with_the_second_of_its_making(kestrel: httpx.Client) -> None:
    key = made(kestrel, "resource", name="Alex Doe")["id"]

    assert (len(key), key[:8]) == (24, f"{1760961600:08x}")


def test_an_update_of_one_field_leaves_the_others(kestrel: httpx.Client) -> None:
    before = kestrel.get(f"/resources/{JORDAN}").json()["resource"]

    answer = kestrel.put(f"/resources/{JORDAN}", json={"capacity": 30, "title": "x"})

    assert answer.json() == {"resource": {**before, "capacity": 30}}


def test_null_clears_what_may_be_empty(kestrel: httpx.Client) -> None:
    cleared = {"email": None, "hourlyExpense": None, "note": None}

    answer = kestrel.put(f"/resources/{JORDAN}", json=cleared).json()["resource"]

    assert {name: answer[name] for name in cleared} == cleared


def test_work_days_are_sorted(kestrel: httpx.Client) -> None:
    assert made(kestrel, "resource", name="X", workDays=[7, 2])["workDays"] == [2, 7]


def test_days_of_work_are_shown_without_a_point(kestrel: httpx.Client) -> None:
    answer = kestrel.post("/resources", json={"name": "X", "workDays": [2.0, 1.0]})

    assert '"workDays":[1,2]' in answer.text


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "name is required"),
        ({"name": " "}, "name must be a name"),
        ({"name": None}, "name must be a name"),
        ({"name": "X", "capacity": -1}, "capacity must be at least 0"),
        ({"name": "X", "hourlyExpense": -0.5}, "hourlyExpense must be at least 0"),
        ({"name": "X", "workDays": [1, 1]}, "workDays must not hold the same item twice"),
        ({"name": "X", "workDays": [8]}, "workDays[0] must be a day of the week"),
    ],
)
def test_a_resource_that_cannot_be_is_refused(
    kestrel: httpx.Client, body: dict[str, Any], told: str
) -> None:
    answer = kestrel.post("/resources", json=body)

    assert answer.status_code == 400
    assert answer.json()["error"].startswith(told)


@pytest.mark.parametrize("body", [{}, {"age": 7}])
def test_an_update_that_changes_nothing_is_refused(
    kestrel: httpx.Client, body: dict[str, Any]
) -> None:
    assert kestrel.put(f"/resources/{JORDAN}", json=body).status_code == 400


@pytest.mark.parametrize("key", [UNKNOWN, GONE, "nowhere"])
def test_what_is_unknown_or_deleted_is_not_found(kestrel: httpx.Client, key: str) -> None:
    answers = [
        kestrel.get(f"/resources/{key}"),
        kestrel.put(f"/resources/{key}", json={"name": "X"}),
        kestrel.delete(f"/resources/{key}"),
    ]

    assert {(each.status_code, each.text) for each in answers} == {(404, '{"error":"Not found"}')}
    assert key not in [row["id"] for row in listed(kestrel, "resource")]


def test_a_hidden_resource_is_listed(kestrel: httpx.Client) -> None:
    assert PRINTER in [row["id"] for row in listed(kestrel, "resource") if row["hidden"]]


def test_a_resource_goes_with_its_assignments_its_rate_and_its_managers(
    kestrel: httpx.Client,
) -> None:
    rates = [{"resourceId": JORDAN, "rate": 150}, {"resourceId": HANA, "rate": 90}]
    kestrel.put(f"/projects/{WEBSITE}", json={"resourceRates": rates})
    left = [row["id"] for row in listed(kestrel, "assignment") if row["resource"]["id"] != HANA]

    answer = kestrel.delete(f"/resources/{HANA}")

    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert ids(kestrel) == left
    website = kestrel.get(f"/projects/{WEBSITE}").json()["project"]
    assert website["resourceRates"] == rates[:1]
    jordan = kestrel.get(f"/resources/{JORDAN}").json()["resource"]
    assert jordan["membership"]["managerSettings"]["managesResources"] == [NOOR]
    assert kestrel.delete(f"/resources/{HANA}").status_code == 404
