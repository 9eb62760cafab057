"""Team, tasks, budget, locations and resources: what is added is there, with its defaults."""

import httpx
import pytest

BARE = "/projects/p_bare"
CATEGORIES = [
    "venue",
    "catering",
    "equipment",
    "talent",
    "travel",
    "marketing",
    "staffing",
    "decor",
    "permits",
    "other",
]


@pytest.mark.parametrize(
    ("path", "body", "message", "stored"),
    [
        (
            "team",
            {"name": "Sam", "role": "Rigger", "email": "sam@acme.example"},
            "Team member added",
            {"permission": "read", "status": "accepted"},
        ),
        (
            "tasks",
            {"label": "Book trucks"},
            "Task created",
            {"done": False, "createdBy": "api:key_acme_ci"},
        ),
        (
            "budget",
            {"name": "Hall", "description": "Deposit", "category": "venue", "actualCost": -5.5},
            "Budget item created",
            {"estimatedCost": 0},
        ),
        ("locations", {"name": "Hall", "details": "Gate 4"}, "Location created", {}),
    ],
)
def test_what_is_added_reads_back(
    acme: httpx.Client, path: str, body: dict[str, object], message: str, stored: dict[str, object]
) -> None:
    answer = acme.post(f"{BARE}/{path}", json=body)

    added = answer.json()["data"]
    assert (answer.status_code, answer.json()["message"]) == (201, message)
    assert added.items() >= {**body, **stored}.items()
    assert acme.get(f"{BARE}/{path}").json()["data"] == [added]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("team", "Team members"),
        ("tasks", "Tasks"),
        ("budget", "Budget items"),
        ("locations", "Locations"),
    ],
)
def test_an_empty_list_is_an_empty_array(acme: httpx.Client, path: str, message: str) -> None:
    assert acme.get(f"{BARE}/{path}").json() == {"status": "ok", "message": message, "data": []}


def test_lists_keep_the_order_in_which_they_grew(acme: httpx.Client) -> None:
    for label in ("one", "two", "three"):
        acme.post(f"{BARE}/tasks", json={"label": label})

    labels = [task["label"] for task in acme.get(f"{BARE}/tasks").json()["data"]]
    assert labels == ["one", "two", "three"]


def test_the_same_thing_may_be_added_twice(acme: httpx.Client) -> None:
    first = acme.post(f"{BARE}/team", json={"name": "Sam"}).json()["data"]
    second = acme.post(f"{BARE}/team", json={"name": "Sam"}).json()["data"]

    assert first["id"] != second["id"]


def test_adding_to_a_list_leaves_the_project_as_it_was(acme: httpx.Client) -> None:
    before = acme.get(BARE).json()

    acme.post(f"{BARE}/tasks", json={"label": "one"})

    assert acme.get(BARE).json() == before


@pytest.mark.parametrize("category", CATEGORIES)
def test_each_budget_category_is_kept(acme: httpx.Client, category: str) -> None:
    item = acme.post(f"{BARE}/budget", json={"name": "X", "category": category}).json()["data"]

    assert item["category"] == category


@pytest.mark.parametrize("category", ["Venue", "misc", "", None, 7, ["venue"], {"a": 1}])
def test_any_other_category_becomes_other(acme: httpx.Client, category: object) -> None:
    item = acme.post(f"{BARE}/budget", json={"name": "X", "category": category}).json()["data"]

    assert item["category"] == "other"


@pytest.mark.parametrize(
    ("given", "kept"),
    [({}, "physical"), ({"type": None}, "physical"), ({"type": "digital"}, "digital")],
)
def test_a_location_is_physical_unless_said(
    acme: httpx.Client, given: dict[str, object], kept: str
) -> None:
    location = acme.post(f"{BARE}/locations", json={"name": "X", **given}).json()["data"]

    assert location["type"] == kept


def test_a_third_location_type_is_refused(acme: httpx.Client) -> None:
    answer = acme.post(f"{BARE}/locations", json={"name": "X", "type": "lunar"})

    assert answer.status_code == 400
    assert answer.json()["message"] == "Validation failed: type must be physical or digital"


def test_resources_are_an_object_of_two_lists(acme: httpx.Client) -> None:
    answer = acme.get("/projects/p_summer_tour/resources").json()

    assert answer["message"] == "Resources"
    assert sorted(folder["name"] for folder in answer["data"]["folders"]) == ["Audio", "Production"]
    assert {(r["name"], r["type"], r["version"]) for r in answer["data"]["resources"]} == {
        ("Run sheet", "link", 1),
        ("Stage plot", "file", 3),
    }


def test_a_link_lands_in_the_root_unless_a_folder_is_named(acme: httpx.Client) -> None:
    link = {"name": "Map", "url": "https://maps.example/acme"}

    answer = acme.post(f"{BARE}/resources/link", json=link)

    added = answer.json()["data"]
    assert (answer.status_code, answer.json()["message"]) == (201, "Resource link created")
    assert added == {"id": added["id"], **link, "type": "link", "version": 1, "folderId": None}
    assert acme.get(f"{BARE}/resources").json()["data"] == {"resources": [added], "folders": []}


def test_a_link_can_be_put_into_a_folder_of_the_project(acme: httpx.Client) -> None:
    tour = "/projects/p_summer_tour/resources"
    folder = acme.get(tour).json()["data"]["folders"][0]["id"]
    link = {"name": "Map", "url": "https://maps.example", "folderId": folder}

    assert acme.post(f"{tour}/link", json=link).json()["data"]["folderId"] == folder


def test_a_folder_that_is_not_there_is_kept_as_given(acme: httpx.Client) -> None:
    link = {"name": "Map", "url": "https://maps.example", "folderId": "f_nowhere"}

    added = acme.post(f"{BARE}/resources/link", json=link).json()["data"]

    assert added["folderId"] == "f_nowhere"
    assert acme.get(f"{BARE}/resources").json()["data"] == {"resources": [added], "folders": []}
