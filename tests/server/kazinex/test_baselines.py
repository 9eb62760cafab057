"""Baselines: one holder in a project, who loses the role to the next."""

import httpx
import pytest
from tests.server.kazinex.harbour import (
    HARBOUR,
    NORTH,
    REVISIONS,
    STUDY,
    listed,
    made,
    refusal,
    roles,
    uploaded,
)

from understudy.testing import Understudy

PATH = f"/projects/{NORTH}/baselines"


def mark(harbour: httpx.Client, schedule: str, project: str = NORTH) -> httpx.Response:
    """Mark a revision as the baseline."""
    return harbour.post(f"/projects/{project}/baselines", json={"schedule_id": schedule})


def test_the_baseline_of_the_demo_data_is_revision_3(harbour: httpx.Client) -> None:
    assert listed(harbour, PATH) == [
        {
            "id": "base_01HZ43",
            "project_id": NORTH,
            "schedule_id": "sched_01HZ43",
            "revision": 3,
            "marked_at": "2025-04-14T10:00:00Z",
        }
    ]
    assert listed(harbour, f"/projects/{STUDY}/baselines") == []


def test_marking_demotes_the_baseline_before(harbour: httpx.Client) -> None:
    answer = mark(harbour, REVISIONS[3])

    assert answer.status_code == 201
    assert listed(harbour, PATH) == [answer.json()["data"]]
    assert answer.json()["data"]["marked_at"] == "2025-07-01T12:00:00Z"
    assert roles(harbour) == [
        (5, "current"),
        (4, "baseline"),
        (3, "none"),
        (2, "archived"),
        (1, "archived"),
    ]


def test_marking_the_baseline_again_conflicts(harbour: httpx.Client) -> None:
    answer = mark(harbour, REVISIONS[2])

    assert refusal(answer) == (409, "conflict", "Revision 3 is the baseline already")
    assert [row["id"] for row in listed(harbour, PATH)] == ["base_01HZ43"]


def test_unmarking_leaves_the_revision_without_a_role(harbour: httpx.Client) -> None:
    answer = harbour.delete(f"{PATH}/base_01HZ43")

    assert answer.status_code == 204
    assert listed(harbour, PATH) == []
    assert (3, "none") in roles(harbour)
    assert refusal(harbour.delete(f"{PATH}/base_01HZ43"))[:2] == (404, "not_found")
    assert mark(harbour, REVISIONS[2]).status_code == 201


def test_the_current_revision_can_become_the_baseline(harbour: httpx.Client) -> None:
    project = made(harbour)
    first = uploaded(harbour, project)

    mark(harbour, first["id"], project)
    second = uploaded(harbour, project)

    assert (first["role"], second["role"]) == ("current", "current")
    assert roles(harbour, project) == [(2, "current"), (1, "baseline")]


@pytest.mark.parametrize("body", [{}, {"schedule_id": ""}, {"schedule_id": 3}])
def test_a_baseline_needs_the_id_of_a_revision(harbour: httpx.Client, body: object) -> None:
    assert refusal(harbour.post(PATH, json=body))[:2] == (400, "invalid_input")


@pytest.mark.parametrize("key", ["sched_01HZ71", "sched_ZZZZZZ"])
def test_a_revision_that_is_not_of_the_project_is_404(harbour: httpx.Client, key: str) -> None:
    assert refusal(mark(harbour, key))[:2] == (404, "not_found")


@pytest.mark.parametrize(
    ("revision", "role", "holders"),
    [
        (4, "current", [(5, "none"), (4, "current"), (3, "baseline")]),
        (4, "baseline", [(5, "current"), (4, "baseline"), (3, "none")]),
        (3, "archived", [(5, "current"), (4, "none"), (3, "archived")]),
        (3, "current", [(5, "none"), (4, "none"), (3, "current")]),
    ],
)
def test_tests_give_roles_as_the_app_does(
    planner: Understudy,
    harbour: httpx.Client,
    revision: int,
    role: str,
    holders: list[tuple[int, str]],
) -> None:
    planner.stage("set_role", HARBOUR, schedule=REVISIONS[revision - 1], role=role)

    assert roles(harbour)[:3] == holders
    marked = [number for number, each in holders if each == "baseline"]
    assert [row["revision"] for row in listed(harbour, PATH)] == marked
