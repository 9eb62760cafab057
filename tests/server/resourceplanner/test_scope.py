"""Two workspaces see nothing of each other, though their things bear the same names."""

from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import (
    API,
    ASSIGNMENTS,
    BALTIC_KEY,
    HANA,
    JORDAN,
    UNKNOWN,
    WEBSITE,
    client,
    listed,
)

from understudy.testing import Understudy

KINDS = ("resource", "project", "assignment")
# Every call that names one thing: a foreign id must be answered as an unknown one.
ON_ONE = [
    ("GET", "/resources/{resource}", None),
    ("PUT", "/resources/{resource}", {"name": "X"}),
    ("PUT", "/resources/{resource}", {"name": 1}),
    ("DELETE", "/resources/{resource}", None),
    ("GET", "/projects/{project}", None),
    ("PUT", "/projects/{project}", {"title": "X"}),
    ("DELETE", "/projects/{project}", None),
    ("PUT", "/assignments/{assignment}", {"note": "X"}),
    ("DELETE", "/assignments/{assignment}", None),
    ("GET", "/assignments?projectId={project}", None),
    ("GET", "/assignments?resourceId={resource}&dateFrom=2025-10-01", None),
    (
        "POST",
        "/projects",
        {"title": "X", "resourceRates": [{"resourceId": "{resource}", "rate": 1}]},
    ),
]
FOREIGN = {"resource": JORDAN, "project": WEBSITE, "assignment": ASSIGNMENTS[0]}


def everything(workspace: httpx.Client) -> list[dict[str, Any]]:
    """Return all that a workspace lists."""
    return [row for kind in KINDS for row in listed(workspace, kind)]


def filled(template: Any, keys: dict[str, str]) -> Any:
    """Return a path or body with ids in the places of their names."""
    if isinstance(template, dict):
        return {name: filled(value, keys) for name, value in template.items()}
    if isinstance(template, list):
        return [filled(value, keys) for value in template]
    return template.format(**keys) if isinstance(template, str) else template


@pytest.mark.parametrize(("method", "path", "body"), ON_ONE)
def test_a_foreign_id_is_answered_as_an_unknown_one(
    kestrel: httpx.Client, baltic: httpx.Client, method: str, path: str, body: Any
) -> None:
    before = everything(kestrel)

    foreign, unknown = (
        baltic.request(method, filled(path, keys), json=filled(body, keys))
        for keys in (FOREIGN, dict.fromkeys(FOREIGN, UNKNOWN))
    )

    assert (foreign.status_code, foreign.content) == (unknown.status_code, unknown.content)
    assert everything(kestrel) == before


def test_twin_names_are_things_of_their_own(kestrel: httpx.Client, baltic: httpx.Client) -> None:
    here, there = everything(kestrel), everything(baltic)

    assert {row["id"] for row in here} & {row["id"] for row in there} == set()
    names = [{row.get("title") or row.get("name") for row in rows} for rows in (here, there)]
    assert {"Website Relaunch", "Brand Refresh", "Jordan Weaver", "Hana Sato"} <= names[0] & names[
        1
    ]


def test_an_assignment_links_nothing_of_another_workspace(baltic: httpx.Client) -> None:
    ours = listed(baltic, "project")[0]["id"]
    days = {"dateFrom": "2025-12-01", "dateTo": "2025-12-01"}

    answer = baltic.post("/assignments", json={"project": ours, "resource": HANA, **days})

    assert (answer.status_code, answer.json()) == (404, {"error": "Not found"})


def test_what_is_not_there_can_be_403_as_one_client_says() -> None:
    with (
        Understudy(apis=(API,), settings=(f"{API}.foreign=403",), check_responses=True) as planner,
        client(planner, BALTIC_KEY) as baltic,
    ):
        answers = [baltic.get(f"/projects/{key}") for key in (WEBSITE, UNKNOWN)]
        route = baltic.get("/nowhere")

    assert [(one.status_code, one.json()) for one in answers] == [(403, {"error": "Forbidden"})] * 2
    assert route.status_code == 404
