"""Projects: their size and rates, and how these are cleared."""

from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import (
    BRAND,
    GONE,
    HANA,
    JORDAN,
    UNKNOWN,
    WEBSITE,
    ids,
    listed,
    made,
)

RATES = [{"resourceId": JORDAN, "rate": 150}]


def test_a_project_reads_back_with_what_it_was_not_given(kestrel: httpx.Client) -> None:
    project = made(kestrel, "project", title="Fair", projectSize=240, resourceRates=RATES, x=1)

    assert project == {
        "id": project["id"],
        "title": "Fair",
        "color": None,
        "note": None,
        "hidden": False,
        "probability": "confirmed",
        "projectSize": 240,
        "projectRate": None,
        "resourceRates": RATES,
    }
    assert kestrel.get(f"/projects/{project['id']}").json() == {"project": project}
    assert listed(kestrel, "project")[-1] == project


@pytest.mark.parametrize("empty", [None, []])
def test_null_or_no_entries_clear_size_and_rates(
    kestrel: httpx.Client, empty: list[Any] | None
) -> None:
    before = kestrel.get(f"/projects/{WEBSITE}").json()["project"]
    cleared = {"projectSize": None, "projectRate": None, "resourceRates": empty}

    kestrel.put(f"/projects/{WEBSITE}", json=cleared)

    after = kestrel.get(f"/projects/{WEBSITE}").json()["project"]
    assert after == {**before, "projectSize": None, "projectRate": None, "resourceRates": []}


def test_an_override_takes_the_place_of_the_one_before(kestrel: httpx.Client) -> None:
    rates = [{"resourceId": JORDAN, "rate": 0}, {"resourceId": HANA, "rate": 80.5}]

    answers = [kestrel.put(f"/projects/{WEBSITE}", json={"resourceRates": rates}) for _ in range(2)]

    assert [one.json()["project"]["resourceRates"] for one in answers] == [rates] * 2


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": ""}, "title must be a title"),
        ({"projectSize": -1}, "projectSize must be at least 0"),
        ({"projectRate": -1}, "projectRate must be at least 0"),
        (
            {"resourceRates": [{"resourceId": JORDAN, "rate": -1}]},
            "resourceRates[0].rate must be at least 0",
        ),
        ({"resourceRates": RATES * 2}, "resourceRates[1].resourceId must not be named twice"),
        (
            {"resourceRates": [{"resourceId": UNKNOWN, "rate": 1}]},
            "resourceRates[0].resourceId must be a resource of the workspace",
        ),
        (
            {"resourceRates": [{"resourceId": GONE, "rate": 1}]},
            "resourceRates[0].resourceId must be a resource of the workspace",
        ),
        ({"probability": "maybe"}, "probability must be one of confirmed, high, low"),
    ],
)
def test_a_project_that_cannot_be_is_refused_and_nothing_changes(
    kestrel: httpx.Client, fields: dict[str, Any], told: str
) -> None:
    before = listed(kestrel, "project")

    created = kestrel.post("/projects", json={"title": "Fair", **fields})
    updated = kestrel.put(f"/projects/{WEBSITE}", json=fields)

    assert {each.status_code for each in (created, updated)} == {400}
    assert created.json() == updated.json() == {"error": told}
    assert listed(kestrel, "project") == before


def test_a_project_needs_a_title(kestrel: httpx.Client) -> None:
    assert kestrel.post("/projects", json={"name": "X"}).json() == {"error": "title is required"}


def test_a_project_goes_with_its_assignments(kestrel: httpx.Client) -> None:
    left = [row["id"] for row in listed(kestrel, "assignment") if row["project"]["id"] != BRAND]

    answer = kestrel.delete(f"/projects/{BRAND}")

    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert ids(kestrel) == left
    assert ids(kestrel, projectId=BRAND) == []
    assert kestrel.get(f"/projects/{BRAND}").status_code == 404
