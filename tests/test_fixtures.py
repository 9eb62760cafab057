"""The seed data is what other tools rely on, and keeps the spec."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from tests.document import fits, named

from understudy.catalog import find

FOLDER = find("productionplanner").fixtures
SCHEMAS = {
    "projects": "Project",
    "schedule": "ScheduleItem",
    "team": "TeamMember",
    "tasks": "Task",
    "budget": "BudgetItem",
    "locations": "Location",
    "resources": "Resource",
    "folders": "Folder",
}
# Fields whose values are the app's words, the same for everybody.
VOCABULARY = {"status", "permission", "category", "type", "scheduleItemTypes"}


def read(name: str) -> Any:
    """Return what a fixture file holds."""
    return json.loads((FOLDER / f"{name}.json").read_text())


COLLECTIONS: dict[str, dict[str, list[dict[str, Any]]]] = {name: read(name) for name in SCHEMAS}
ORGANIZATIONS = {organization["id"]: organization["name"] for organization in read("organizations")}
KEYS = {key["id"]: key for key in read("keys")}
DOCUMENTS = [
    pytest.param(collection, document, id=document["id"])
    for collection, organizations in COLLECTIONS.items()
    for documents in organizations.values()
    for document in documents
]
PROJECTS = {
    project["id"]: project for projects in COLLECTIONS["projects"].values() for project in projects
}


def shown(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document without the store's own fields."""
    return {name: value for name, value in document.items() if not name.startswith("_")}


def parts(collection: str, project: str) -> list[dict[str, Any]]:
    """Return what a collection holds of a project."""
    organization = PROJECTS[project]["orgId"]
    return [
        shown(document)
        for document in COLLECTIONS[collection][organization]
        if document["_project"] == project
    ]


def texts(node: Any) -> Iterator[str]:
    """Return every text in a document, the keys of objects left out."""
    if isinstance(node, dict):
        yield from texts(list(node.values()))
    if isinstance(node, list):
        for item in node:
            yield from texts(item)
    if isinstance(node, str):
        yield node


def own_texts(organization: str) -> set[str]:
    """Return the texts in an organization's documents, the app's own vocabulary left out."""
    return {
        text
        for collection in COLLECTIONS.values()
        for document in collection[organization]
        for text in texts({k: v for k, v in document.items() if k not in VOCABULARY})
    }


@pytest.mark.parametrize(("collection", "document"), DOCUMENTS)
def test_a_document_is_valid_against_the_spec(collection: str, document: dict[str, Any]) -> None:
    assert fits(named(SCHEMAS[collection]), shown(document))


@pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)
def test_a_project_has_its_fields_in_the_order_of_the_documentation(
    project: dict[str, Any],
) -> None:
    assert list(shown(project)) == [
        *("id", "name", "description", "timezone", "dates", "links", "theme", "totalBudget"),
        *("budgetCurrency", "scheduleSettings", "scheduleItemTypes", "orgId", "status"),
        *("createdBy", "createdAt", "updatedAt", "archivedAt", "deletedAt"),
    ]


@pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)
def test_a_project_is_created_before_it_is_updated(project: dict[str, Any]) -> None:
    created, updated = (
        datetime.fromisoformat(project[field]) for field in ("createdAt", "updatedAt")
    )

    assert created <= updated


def test_the_organizations_are_the_three_of_the_demo() -> None:
    assert ORGANIZATIONS == {
        "org_acme": "Acme Live Events",
        "org_north": "Northlight Productions",
        "org_empty": "Blank Stage Co",
    }


def test_every_collection_is_kept_by_organization() -> None:
    assert {tuple(collection) for collection in COLLECTIONS.values()} == {tuple(ORGANIZATIONS)}


def test_each_token_is_one_hex_digit_64_times() -> None:
    assert {name: (key["org"], key["key"]) for name, key in KEYS.items()} == {
        "key_acme_ci": ("org_acme", "pp_" + "1" * 64),
        "key_acme_zapier": ("org_acme", "pp_" + "2" * 64),
        "key_acme_old": ("org_acme", "pp_" + "3" * 64),
        "key_north_main": ("org_north", "pp_" + "4" * 64),
        "key_empty_main": ("org_empty", "pp_" + "5" * 64),
    }


def test_only_the_old_key_is_revoked() -> None:
    assert [name for name, key in KEYS.items() if key["revoked_at"]] == ["key_acme_old"]


def test_ids_are_unique() -> None:
    ids = [parameter.id for parameter in DOCUMENTS]

    assert len(ids) == len(set(ids))


def test_every_part_belongs_to_a_project_of_its_organization() -> None:
    strays = [
        document["id"]
        for name, collection in COLLECTIONS.items()
        for organization, documents in collection.items()
        for document in documents
        if name != "projects" and PROJECTS[document["_project"]]["orgId"] != organization
    ]

    assert strays == []


def test_acmes_projects_are_listed_newest_updated_first() -> None:
    listed = [
        project
        for project in COLLECTIONS["projects"]["org_acme"]
        if project["deletedAt"] is None and "_template" not in project
    ]

    newest_first = sorted(listed, key=lambda project: project["updatedAt"], reverse=True)

    assert [(project["id"], project["updatedAt"][:10]) for project in newest_first] == [
        ("p_summer_tour", "2026-05-20"),
        ("p_autumn_gala", "2026-05-12"),
        ("p_spring_expo", "2026-04-20"),
        ("p_bare", "2026-04-02"),
    ]


def test_each_organization_has_a_project_in_every_state() -> None:
    found = {
        project["id"]: (
            project["archivedAt"] is not None,
            project["deletedAt"] is not None,
            project.get("_template", False),
        )
        for project in PROJECTS.values()
    }

    assert found == {
        "p_summer_tour": (False, False, False),
        "p_autumn_gala": (False, False, False),
        "p_spring_expo": (True, False, False),
        "p_bare": (False, False, False),
        "p_keynote_template": (False, False, True),
        "p_cancelled_fair": (False, True, False),
        "p_harbour_fest": (False, False, False),
        "p_north_archived": (True, False, False),
        "p_north_deleted": (False, True, False),
        "p_north_template": (False, False, True),
    }


def test_the_show_day_has_two_items_at_six_and_one_without_a_time() -> None:
    times = [item["time"] for item in parts("schedule", "p_summer_tour")]

    assert len(times) == 6
    assert times.count("18:00") == 2
    assert times.count(None) == 1


def test_the_gala_has_one_budget_item_of_each_category() -> None:
    categories = [item["category"] for item in parts("budget", "p_autumn_gala")]

    assert categories == named("BudgetItem")["properties"]["category"]["enum"]


@pytest.mark.parametrize("collection", [name for name in SCHEMAS if name != "projects"])
def test_the_bare_project_has_nothing_and_the_festival_something(collection: str) -> None:
    assert parts(collection, "p_bare") == []
    assert parts(collection, "p_harbour_fest") != []


def test_two_organizations_share_no_text() -> None:
    assert own_texts("org_acme") & own_texts("org_north") == set()
