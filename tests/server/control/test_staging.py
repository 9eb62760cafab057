"""Staging: what ProductionPlanner's app does and its API cannot."""

from typing import Any

import httpx
import pytest
from jsonschema_rs import validator_for
from tests.conftest import START

ACTIONS = "/staging/productionplanner"
NOW = START.replace("Z", ".000Z")


def staged(control: httpx.Client, action: str, **body: Any) -> list[dict[str, Any]]:
    """Do an action on Acme; returns what it has changed."""
    answer = control.post(f"{ACTIONS}/{action}", json={"org": "org_acme", **body})
    assert answer.status_code == 200, answer.text
    changed: list[dict[str, Any]] = answer.json()["changed"]
    return changed


def names(caller: httpx.Client) -> list[str]:
    """Return the ids of the listed projects."""
    return [project["id"] for project in caller.get("/projects").json()["data"]]


def test_an_archived_project_stays_listed_with_the_instant(
    acme: httpx.Client, control: httpx.Client
) -> None:
    (change,) = staged(control, "archive_project", project="p_bare")

    project = acme.get("/projects/p_bare").json()["data"]
    assert change == {"collection": "projects", "id": "p_bare", "document": project}
    assert (project["archivedAt"], project["updatedAt"]) == (NOW, NOW)
    assert names(acme)[0] == "p_bare"


def test_a_project_can_leave_the_archive(acme: httpx.Client, control: httpx.Client) -> None:
    staged(control, "unarchive_project", project="p_spring_expo")

    assert acme.get("/projects/p_spring_expo").json()["data"]["archivedAt"] is None


def test_a_deleted_project_is_gone_until_it_is_restored(
    acme: httpx.Client, control: httpx.Client
) -> None:
    (change,) = staged(control, "delete_project", project="p_bare")
    gone = acme.get("/projects/p_bare")
    listed = names(acme)
    staged(control, "restore_project", project="p_bare")

    assert (change["document"]["status"], change["document"]["deletedAt"]) == ("deleted", NOW)
    assert gone.json() == {"status": "error", "message": "Project not found"}
    assert "p_bare" not in listed
    assert "p_bare" in names(acme)


def test_a_project_deleted_in_the_fixtures_can_be_restored(
    acme: httpx.Client, control: httpx.Client
) -> None:
    staged(control, "restore_project", project="p_cancelled_fair")

    project = acme.get("/projects/p_cancelled_fair").json()["data"]
    assert (project["status"], project["deletedAt"]) == ("active", None)


def test_a_template_leaves_the_list_and_answers_by_its_id(
    acme: httpx.Client, control: httpx.Client
) -> None:
    staged(control, "mark_template", project="p_bare")
    listed, by_id = names(acme), acme.get("/projects/p_bare").status_code
    staged(control, "unmark_template", project="p_bare")

    assert "p_bare" not in listed
    assert by_id == 200
    assert "p_bare" in names(acme)


def test_fields_that_the_api_keeps_to_itself_can_be_set(
    acme: httpx.Client, control: httpx.Client
) -> None:
    fields = {"createdAt": "2020-01-01T00:00:00.000Z", "dates": [], "id": "p_other", "orgId": "x"}
    staged(control, "set_project", project="p_summer_tour", fields=fields)

    project = acme.get("/projects/p_summer_tour").json()["data"]
    assert (project["createdAt"], project["dates"]) == ("2020-01-01T00:00:00.000Z", [])
    assert (project["id"], project["orgId"]) == ("p_summer_tour", "org_acme")


@pytest.mark.parametrize(
    ("collection", "document", "path"),
    [
        ("tasks", {"id": "k_tour_passes", "done": True}, "tasks"),
        ("team", {"id": "t_tom_okafor", "permission": "read", "status": "rejected"}, "team"),
        ("budget", {"id": "b_gala_hall", "actualCost": 1}, None),
        ("resources", {"id": "r_tour_stage_plot", "version": 4}, None),
    ],
)
def test_a_document_that_there_is_changes_in_the_fields_given(
    acme: httpx.Client,
    control: httpx.Client,
    collection: str,
    document: dict[str, Any],
    path: str | None,
) -> None:
    (change,) = staged(control, "set_document", collection=collection, document=document)

    assert change["document"].items() >= document.items()
    assert len(change["document"]) > len(document)
    if path:
        assert change["document"] in acme.get(f"/projects/p_summer_tour/{path}").json()["data"]


@pytest.mark.parametrize(
    ("collection", "document", "prefix", "more"),
    [
        ("tasks", {"label": "From the app"}, "k", {"done": False, "createdBy": "app"}),
        ("team", {"name": "Kim"}, "t", {"permission": "write", "status": "pending"}),
        ("folders", {"name": "Riders"}, "f", {}),
        (
            "resources",
            {"name": "Plot", "url": "https://files.example/plot.pdf"},
            "r",
            {"type": "file", "version": 1, "folderId": None},
        ),
        ("budget", {"name": "Hall"}, "b", {"category": "other", "estimatedCost": 0}),
        ("locations", {"name": "Hall"}, "l", {"type": "physical", "details": ""}),
    ],
)
def test_a_new_document_gets_an_id_and_what_the_app_would_give_it(
    control: httpx.Client,
    collection: str,
    document: dict[str, Any],
    prefix: str,
    more: dict[str, Any],
) -> None:
    (change,) = staged(
        control, "set_document", collection=collection, project="p_bare", document=document
    )

    made = change["document"]
    assert made["id"].startswith(f"{prefix}_")
    assert made.items() >= {**document, **more}.items()


def test_a_new_file_shows_in_the_project(acme: httpx.Client, control: httpx.Client) -> None:
    file = {"id": "r_new", "name": "Plot", "url": "https://files.example/p", "version": 3}
    staged(control, "set_document", collection="resources", project="p_bare", document=file)

    shown = acme.get("/projects/p_bare/resources").json()["data"]["resources"]
    assert shown == [{**file, "type": "file", "folderId": None}]


def test_a_new_schedule_item_needs_its_day(acme: httpx.Client, control: httpx.Client) -> None:
    body = {"collection": "schedule", "project": "p_bare", "document": {"activity": "Doors"}}
    lacking = control.post(f"{ACTIONS}/set_document", json={"org": "org_acme", **body})
    staged(control, "set_document", date="2026-09-09", **body)

    assert lacking.json() == {"error": "date is required, for there is no such document yet"}
    (item,) = acme.get("/projects/p_bare/schedule/2026-09-09").json()["data"]
    assert item["activity"] == "Doors"


def test_a_document_can_be_removed(acme: httpx.Client, control: httpx.Client) -> None:
    changed = staged(control, "remove_document", collection="tasks", id="k_tour_passes")

    assert changed == [{"collection": "tasks", "id": "k_tour_passes", "document": None}]
    assert "k_tour_passes" not in acme.get("/projects/p_summer_tour/tasks").text


def test_the_list_describes_every_body_completely(control: httpx.Client) -> None:
    actions = {one["action"]: one for one in control.get("/staging").json()}

    assert set(actions) == {
        "archive_project",
        "unarchive_project",
        "delete_project",
        "restore_project",
        "mark_template",
        "unmark_template",
        "set_project",
        "set_document",
        "remove_document",
    }
    archive = actions["archive_project"]
    assert archive["api"] == "productionplanner"
    assert archive["summary"].startswith("Archive a project")
    fits = validator_for(archive["body"]).is_valid
    assert fits({"org": "org_acme", "project": "p_bare"})
    assert not fits({"org": "org_acme"})
    assert not fits({"project": "p_bare"})
    assert all("$ref" not in str(one["body"]) for one in actions.values())
