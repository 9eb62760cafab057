"""What staging refuses: nothing is changed that the spec does not allow."""

from typing import Any

import httpx
import pytest

ACTIONS = "/staging/productionplanner"


def stored(control: httpx.Client) -> dict[str, Any]:
    """Return everything that is stored, but for the number of ids that were given out."""
    tables: dict[str, Any] = control.get("/state").json()["tables"]
    return {name: rows for name, rows in tables.items() if name != "_meta"}


@pytest.mark.parametrize(
    ("action", "body", "status", "error"),
    [
        ("archive_project", {}, 400, "project is required"),
        ("archive_project", {"project": 5}, 400, "project must be a string"),
        (
            "archive_project",
            {"project": "p_bare", "why": 1},
            400,
            "why is not known here; there are: org, project",
        ),
        (
            "archive_project",
            {"project": "p_harbour_fest"},
            404,
            "no project 'p_harbour_fest' in this organization",
        ),
        (
            "archive_project",
            {"org": "org_nobody", "project": "p_bare"},
            404,
            "productionplanner has no organization 'org_nobody'; there are: org_acme, org_north, "
            "org_empty; did you mean org_north?",
        ),
        (
            "set_project",
            {"project": "p_bare", "fields": {"status": "lost"}},
            400,
            "status must be one of active, deleted",
        ),
        (
            "set_document",
            {"collection": "tasks", "document": {"label": "x"}},
            400,
            "project is required, for there is no such document yet",
        ),
        (
            "set_document",
            {"collection": "tasks", "project": "p_bare", "document": {}},
            400,
            "label is required",
        ),
        (
            "set_document",
            {"collection": "tasks", "document": {"id": "k_tour_passes", "done": "yes"}},
            400,
            "done must be a boolean",
        ),
        (
            "set_document",
            {"collection": "tasks", "document": {"id": "k_tour_passes", "dune": True}},
            400,
            "dune is not known here",
        ),
        (
            "set_document",
            {"collection": "tasks", "document": {"_project": "p_bare"}},
            400,
            "document must name fields as the API shows them",
        ),
        (
            "set_document",
            {"collection": "projects", "document": {}},
            400,
            "collection must be one of schedule, team, tasks, budget, locations, resources, "
            "folders",
        ),
        (
            "remove_document",
            {"collection": "tasks", "id": "k_nobody"},
            404,
            "no document 'k_nobody' in tasks",
        ),
        (
            "fly",
            {},
            404,
            "productionplanner has no action 'fly'; there are: archive_project, unarchive_project, "
            "delete_project, restore_project, mark_template, unmark_template, set_project, "
            "set_document, remove_document",
        ),
    ],
)
def test_what_breaks_the_spec_or_names_nothing_is_refused_and_changes_nothing(
    control: httpx.Client, action: str, body: dict[str, Any], status: int, error: str
) -> None:
    before = stored(control)

    answer = control.post(f"{ACTIONS}/{action}", json={"org": "org_acme", **body})

    assert (answer.status_code, answer.json()) == (status, {"error": error})
    assert stored(control) == before


def test_an_unknown_api_has_no_actions(control: httpx.Client) -> None:
    answer = control.post("/staging/planner/archive_project", json={"org": "org_acme"})

    assert answer.status_code == 404
