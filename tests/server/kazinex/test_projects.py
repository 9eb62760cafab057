"""Projects: listed newest first, made, renamed, and deleted without a trace."""

import httpx
import pytest
from tests.server.kazinex.harbour import DELETED, FERRY, NORTH, STUDY, listed, made, refusal

from understudy.testing import Understudy


def test_the_list_is_that_of_the_documentation(harbour: httpx.Client) -> None:
    answer = harbour.get("/projects").json()

    assert answer["meta"] == {"total": 3, "page": 1}
    assert [row["id"] for row in answer["data"]] == [STUDY, FERRY, NORTH]
    assert answer["data"][-1] == {
        "id": "proj_01HZ4G",
        "name": "North Harbour Civil Works",
        "created_at": "2025-01-14T08:00:00Z",
        "schedule_count": 5,
    }


def test_a_new_project_is_the_first_of_the_list_and_has_no_schedule(harbour: httpx.Client) -> None:
    answer = harbour.post("/projects", json={"name": "Quay", "id": "mine", "schedule_count": 7})

    project = answer.json()["data"]
    assert answer.status_code == 201
    assert project | {"id": ""} == {
        "id": "",
        "name": "Quay",
        "created_at": "2025-07-01T12:00:00Z",
        "schedule_count": 0,
    }
    assert project["id"].startswith("proj_")
    assert len(project["id"]) == 17
    assert listed(harbour, "/projects")[0] == project
    assert harbour.get(f"/projects/{project['id']}").json() == {"data": project}


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": " "}, {"name": None}, {"name": 1}])
def test_a_project_needs_a_name(harbour: httpx.Client, body: object) -> None:
    status, code, message = refusal(harbour.post("/projects", json=body))

    assert (status, code) == (400, "invalid_input")
    assert message.startswith("name ")
    assert len(listed(harbour, "/projects")) == 3


def test_a_project_is_renamed_and_nothing_else(harbour: httpx.Client) -> None:
    body = {"name": "North Harbour", "created_at": "2020-01-01T00:00:00Z"}

    changed = harbour.patch(f"/projects/{NORTH}", json=body).json()["data"]

    assert changed == listed(harbour, "/projects")[-1]
    assert changed["name"] == "North Harbour"
    assert changed["created_at"] == "2025-01-14T08:00:00Z"


def test_an_update_without_a_field_that_is_known_is_refused(harbour: httpx.Client) -> None:
    answer = harbour.patch(f"/projects/{NORTH}", json={"title": "X"})

    assert refusal(answer) == (400, "invalid_input", "no recognised fields to update")


def test_what_is_deleted_is_gone_from_lists_and_404_by_id(harbour: httpx.Client) -> None:
    answer = harbour.delete(f"/projects/{NORTH}")

    assert (answer.status_code, answer.content) == (204, b"")
    assert NORTH not in [row["id"] for row in listed(harbour, "/projects")]
    paths = ("", "/schedules", "/activities", "/baselines", "/quality", "/resources")
    answers = [harbour.get(f"/projects/{NORTH}{path}") for path in paths]
    assert {refusal(each) for each in answers} == {
        (404, "not_found", f"There is no project {NORTH}")
    }
    assert harbour.delete(f"/projects/{NORTH}").status_code == 404


def test_a_deleted_project_of_the_demo_data_can_be_restored(
    planner: Understudy, harbour: httpx.Client
) -> None:
    before = harbour.get(f"/projects/{DELETED}").status_code

    planner.stage("restore_project", "org_harbour", project=DELETED)

    assert before == 404
    assert harbour.get(f"/projects/{DELETED}").json()["data"]["name"] == "Old Quay Demolition"


def test_projects_of_one_second_keep_their_order(harbour: httpx.Client) -> None:
    keys = [made(harbour, f"P{number}") for number in range(5)]

    assert [row["id"] for row in listed(harbour, "/projects")][:5] == sorted(keys)
