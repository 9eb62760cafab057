"""Organizations are kept apart: a foreign project is not there, in any state and on any route."""

import httpx
import pytest
from tests.server.productionplanner.calls import ON_PROJECT, Call, label

NOT_FOUND = {"status": "error", "message": "Project not found"}
FOREIGN = ["p_harbour_fest", "p_north_archived", "p_north_deleted", "p_north_template"]


@pytest.mark.parametrize("project", [*FOREIGN, "p_cancelled_fair"])
@pytest.mark.parametrize("call", ON_PROJECT, ids=label)
def test_foreign_and_deleted_projects_answer_like_unknown_ones(
    acme: httpx.Client, call: Call, project: str
) -> None:
    unknown = acme.request(call.method, call.at("p_nowhere"), json=call.body)

    answer = acme.request(call.method, call.at(project), json=call.body)

    assert (answer.status_code, answer.json()) == (404, NOT_FOUND)
    assert answer.content == unknown.content
    assert answer.headers.items() >= {("content-type", "application/json")}
    assert set(answer.headers) == set(unknown.headers)


@pytest.mark.parametrize("call", ON_PROJECT, ids=label)
def test_a_refused_foreign_call_changes_nothing(
    acme: httpx.Client, north: httpx.Client, call: Call
) -> None:
    paths = [c.at("p_harbour_fest") for c in ON_PROJECT if c.method == "GET"]
    before = [north.get(path).json() for path in paths]

    acme.request(call.method, call.at("p_harbour_fest"), json=call.body)

    assert [north.get(path).json() for path in paths] == before


@pytest.mark.parametrize("project", ["p_harbour_fest", "p_nowhere", "p_summer_tour"])
def test_a_bad_body_is_refused_before_the_project_is_looked_up(
    acme: httpx.Client, project: str
) -> None:
    answer = acme.post(f"/projects/{project}/tasks", json={})

    assert (answer.status_code, answer.json()["message"]) == (
        400,
        "Validation failed: label is required",
    )


def test_a_foreign_folder_is_as_unknown_as_one_that_is_nowhere(
    acme: httpx.Client, north: httpx.Client
) -> None:
    folders = north.get("/projects/p_harbour_fest/resources").json()["data"]["folders"]
    link = {"name": "Map", "url": "https://maps.example", "folderId": folders[0]["id"]}

    answer = acme.post("/projects/p_summer_tour/resources/link", json=link)

    assert answer.json()["data"]["folderId"] == folders[0]["id"]
    assert north.get("/projects/p_harbour_fest/resources").json()["data"]["folders"] == folders


def test_the_list_shows_only_the_callers_projects(north: httpx.Client) -> None:
    listed = north.get("/projects").json()["data"]

    assert {project["orgId"] for project in listed} == {"org_north"}


def test_an_organization_without_projects_has_an_empty_list(blank: httpx.Client) -> None:
    assert blank.get("/projects").json() == {"status": "ok", "message": "Projects", "data": []}


def test_an_org_id_in_the_request_does_not_change_whose_it_is(acme: httpx.Client) -> None:
    created = acme.post("/projects?orgId=org_north", json={"name": "X", "orgId": "org_north"})

    assert created.json()["data"]["orgId"] == "org_acme"
