"""Organizations: listed, and created with a key that works at once."""

import httpx
import pytest

NEW = {"api": "productionplanner", "name": "Riverside Nights"}


def test_organizations_are_listed(control: httpx.Client) -> None:
    assert control.get("/organizations").json() == [
        {"api": "productionplanner", "id": "org_acme", "name": "Acme Live Events"},
        {"api": "productionplanner", "id": "org_north", "name": "Northlight Productions"},
        {"api": "productionplanner", "id": "org_empty", "name": "Blank Stage Co"},
    ]


def test_a_new_organization_comes_with_a_key_that_works(
    stranger: httpx.Client, control: httpx.Client
) -> None:
    answer = control.post("/organizations", json={**NEW, "id": "org_riverside"})

    made = answer.json()
    headers = {"Authorization": f"Bearer {made['key']['key']}"}
    assert answer.status_code == 201
    assert {name: made[name] for name in ("api", "id", "name")} == {**NEW, "id": "org_riverside"}
    assert stranger.get("/info", headers=headers).json()["data"] == {
        "orgId": "org_riverside",
        "orgName": "Riverside Nights",
        "keyId": made["key"]["id"],
    }
    assert stranger.get("/projects", headers=headers).json()["data"] == []
    assert made["id"] in [one["id"] for one in control.get("/organizations").json()]


def test_an_organization_without_an_id_gets_one(control: httpx.Client) -> None:
    made = control.post("/organizations", json=NEW).json()

    assert made["id"].startswith("org_")
    assert made["key"]["org"] == made["id"]


def test_an_id_that_is_taken_conflicts(control: httpx.Client) -> None:
    answer = control.post("/organizations", json={**NEW, "id": "org_acme"})

    assert answer.status_code == 409
    assert answer.json() == {"error": "productionplanner has an organization 'org_acme' already"}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"api": "planner"}, "api must be one of productionplanner"),
        ({"name": " "}, "name must not be blank"),
        ({"name": None}, "name must not be blank"),
        ({"id": "Org"}, "id may hold only lower-case letters, digits and underscores"),
        ({"id": "a:b"}, "id may hold only lower-case letters, digits and underscores"),
        ({"org": "x"}, "org is not known here; there are: api, name, id, plan"),
    ],
)
def test_an_organization_that_makes_no_sense_is_refused(
    control: httpx.Client, change: dict[str, object], error: str
) -> None:
    answer = control.post("/organizations", json={**NEW, **change})

    assert (answer.status_code, answer.json()) == (400, {"error": error})
