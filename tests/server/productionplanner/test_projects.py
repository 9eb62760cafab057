"""Projects: the list and its order, creation with its defaults, the nine fields of PATCH."""

import httpx
import pytest
from tests.conftest import START

NOW = START.replace("Z", ".000Z")
DEFAULT_TYPES = ["setup", "rehearsal", "break", "show", "breakout", "other"]


def test_the_list_is_newest_updated_first_with_archived_without_deleted_and_templates(
    acme: httpx.Client,
) -> None:
    answer = acme.get("/projects").json()

    assert answer["message"] == "Projects"
    assert [project["id"] for project in answer["data"]] == [
        "p_summer_tour",
        "p_autumn_gala",
        "p_spring_expo",
        "p_bare",
    ]


def test_a_template_is_there_by_id(acme: httpx.Client) -> None:
    assert acme.get("/projects/p_keynote_template").status_code == 200


def test_an_archived_project_can_be_written(acme: httpx.Client) -> None:
    answer = acme.patch("/projects/p_spring_expo", json={"name": "Again"})

    assert answer.status_code == 200
    assert answer.json()["data"]["archivedAt"] is not None


def test_a_created_project_has_the_defaults(acme: httpx.Client) -> None:
    answer = acme.post("/projects", json={"name": "Winter Ball"})

    project = answer.json()["data"]
    assert (answer.status_code, answer.json()["message"]) == (201, "Project created")
    assert project["id"].startswith("p_")
    assert [kind["id"] for kind in project.pop("scheduleItemTypes")] == DEFAULT_TYPES
    assert project == {
        "id": project["id"],
        "name": "Winter Ball",
        "description": "",
        "timezone": "UTC",
        "dates": [],
        "links": [],
        "theme": None,
        "totalBudget": None,
        "budgetCurrency": None,
        "scheduleSettings": {},
        "orgId": "org_acme",
        "status": "active",
        "createdBy": "api:key_acme_ci",
        "createdAt": NOW,
        "updatedAt": NOW,
        "archivedAt": None,
        "deletedAt": None,
    }


def test_a_created_project_reads_back_and_leads_the_list(acme: httpx.Client) -> None:
    body = {"name": "Winter Ball", "description": "Black tie", "timezone": "Europe/Paris"}

    created = acme.post("/projects", json=body).json()["data"]

    assert acme.get(f"/projects/{created['id']}").json()["data"] == created
    assert acme.get("/projects").json()["data"][0] == created
    assert created.items() >= body.items()


def test_null_stands_for_the_default_of_an_optional_field(acme: httpx.Client) -> None:
    body = {"name": "X", "description": None, "timezone": None}

    created = acme.post("/projects", json=body).json()["data"]

    assert (created["description"], created["timezone"]) == ("", "UTC")


def test_of_two_equal_times_the_later_write_is_newer(acme: httpx.Client) -> None:
    first = acme.post("/projects", json={"name": "First"}).json()["data"]
    second = acme.post("/projects", json={"name": "Second"}).json()["data"]
    acme.patch(f"/projects/{first['id']}", json={"name": "First again"})

    listed = [project["id"] for project in acme.get("/projects").json()["data"]]

    assert listed[:2] == [first["id"], second["id"]]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Renamed"),
        ("description", "Other words"),
        ("timezone", "Europe/London"),
        ("links", [{"url": "https://a.example"}]),
        ("theme", {"color": "#fff"}),
        ("totalBudget", 1234.5),
        ("budgetCurrency", "EUR"),
        ("scheduleSettings", {"step": 15}),
        ("scheduleItemTypes", [{"id": "showtime", "label": "Showtime"}]),
    ],
)
def test_patch_changes_one_recognised_field(acme: httpx.Client, field: str, value: object) -> None:
    before = acme.get("/projects/p_summer_tour").json()["data"]

    answer = acme.patch("/projects/p_summer_tour", json={field: value})

    assert (answer.status_code, answer.json()["message"]) == (200, "Project updated")
    assert acme.get("/projects/p_summer_tour").json()["data"] == {
        **before,
        field: value,
        "updatedAt": NOW,
    }


def test_patch_ignores_what_it_does_not_recognise(acme: httpx.Client) -> None:
    before = acme.get("/projects/p_summer_tour").json()["data"]
    strange = dict.fromkeys(["id", "orgId", "status", "createdBy", "deletedAt", "dates"], "x")

    answer = acme.patch("/projects/p_summer_tour", json={**strange, "name": "New"})

    assert answer.json()["data"] == {**before, "name": "New", "updatedAt": NOW}


@pytest.mark.parametrize("body", [{}, {"status": "archived"}, {"orgId": "org_north", "id": "x"}])
def test_patch_without_a_recognised_field_is_refused(
    acme: httpx.Client, body: dict[str, str]
) -> None:
    before = acme.get("/projects/p_summer_tour").json()

    answer = acme.patch("/projects/p_summer_tour", json=body)

    assert (answer.status_code, answer.json()["message"]) == (
        400,
        "Validation failed: no recognised fields to update",
    )
    assert acme.get("/projects/p_summer_tour").json() == before


def test_patch_with_null_unsets_a_field(acme: httpx.Client) -> None:
    project = acme.patch("/projects/p_summer_tour", json={"totalBudget": None}).json()["data"]

    assert project["totalBudget"] is None


@pytest.mark.parametrize("field", ["name", "timezone"])
def test_patch_cannot_unset_name_and_time_zone(acme: httpx.Client, field: str) -> None:
    assert acme.patch("/projects/p_summer_tour", json={field: None}).status_code == 400
