"""Two organizations see nothing of each other, though their projects bear the same name."""

from typing import Any

import httpx
import pytest
from tests.server.kazinex.harbour import (
    NORTH,
    REVISIONS,
    TUNNEL,
    UNKNOWN,
    listed,
    refusal,
)

FOREIGN = {
    "project": NORTH,
    "schedule": REVISIONS[4],
    "activity": "act_01HZ450000",
    "baseline": "base_01HZ43",
    "webhook": "hook_01HZ01",
}
# Every call that names one thing: a foreign id must be answered as an unknown one.
ON_ONE: list[tuple[str, str, Any]] = [
    ("GET", "/projects/{project}", None),
    ("PATCH", "/projects/{project}", {"name": "X"}),
    ("DELETE", "/projects/{project}", None),
    ("GET", "/projects/{project}/schedules", None),
    ("GET", "/projects/{project}/schedules/{schedule}", None),
    ("GET", f"/projects/{TUNNEL}/schedules/{{schedule}}", None),
    ("GET", "/projects/{project}/activities", None),
    ("GET", "/projects/{project}/activities/{activity}", None),
    ("GET", f"/projects/{TUNNEL}/activities/{{activity}}", None),
    ("PATCH", f"/projects/{TUNNEL}/activities/{{activity}}", {"percent_complete": 1}),
    ("GET", "/projects/{project}/baselines", None),
    ("POST", "/projects/{project}/baselines", {"schedule_id": "{schedule}"}),
    ("POST", f"/projects/{TUNNEL}/baselines", {"schedule_id": "{schedule}"}),
    ("DELETE", f"/projects/{TUNNEL}/baselines/{{baseline}}", None),
    ("GET", "/projects/{project}/quality", None),
    ("GET", f"/projects/{TUNNEL}/quality?schedule_id={{schedule}}", None),
    ("GET", "/projects/{project}/resources", None),
    ("DELETE", "/webhooks/{webhook}", None),
]


def filled(body: Any, keys: dict[str, str]) -> Any:
    """Return a body with ids in the places of their names."""
    return {k: v.format(**keys) if isinstance(v, str) else v for k, v in (body or {}).items()}


@pytest.mark.parametrize(("method", "path", "body"), ON_ONE)
def test_a_foreign_id_is_answered_as_an_unknown_one(
    harbour: httpx.Client, ridge: httpx.Client, method: str, path: str, body: Any
) -> None:
    unknown = {name: key[:-6] + UNKNOWN for name, key in FOREIGN.items()}
    lists = ("/projects", f"/projects/{NORTH}/schedules", "/webhooks")
    before = [listed(harbour, each) for each in lists]

    answers = [
        ridge.request(method, path.format(**keys), json=filled(body, keys))
        for keys in (FOREIGN, unknown)
    ]

    told = [
        each.text.replace(key, name)
        for each, keys in zip(answers, (FOREIGN, unknown), strict=True)
        for name, key in [(name, key) for name, key in keys.items() if key in each.text][:1]
    ]
    assert [refusal(each)[:2] for each in answers] == [(404, "not_found")] * 2
    assert len({*told}) == 1
    assert [listed(harbour, each) for each in lists] == before


def test_twin_names_are_projects_of_their_own(harbour: httpx.Client, ridge: httpx.Client) -> None:
    here, there = (listed(org, "/projects") for org in (harbour, ridge))

    assert {row["name"] for row in here} & {row["name"] for row in there} == {
        "Ferry Terminal Fit-out"
    }
    assert {row["id"] for row in here} & {row["id"] for row in there} == set()


def test_a_revision_of_another_project_is_not_of_this_one(harbour: httpx.Client) -> None:
    answer = harbour.get(f"/projects/{NORTH}/schedules/sched_01HZ71")

    assert refusal(answer)[:2] == (404, "not_found")
