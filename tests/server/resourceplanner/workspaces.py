"""The demo workspaces of ResourcePlanner, what is in them, and how to call with their keys."""

from typing import Any

import httpx

from understudy.testing import Control

API = "resourceplanner"
KESTREL, BALTIC, TRIAL = (f"64f1088d4f3c2c0012b1{end}" for end in ("2345", "aaaa", "bbbb"))
KEY = f"rpk_{KESTREL}_{'1' * 32}"
REPLACED = f"rpk_{KESTREL}_{'9' * 32}"
BALTIC_KEY = f"rpk_{BALTIC}_{'2' * 32}"
TRIAL_KEY = f"rpk_{TRIAL}_{'3' * 32}"
UNKNOWN = "64f1088d4f3c2c0012bfffff"
JORDAN, HANA, LUIS, MIA, PRINTER, NOOR, GONE = (
    f"64f1088d4f3c2c0012b2000{number}" for number in range(1, 8)
)
WEBSITE, BRAND, ARCHIVE, PITCH = (f"64f1088d4f3c2c0012b3000{number}" for number in range(1, 5))
ASSIGNMENTS = tuple(f"64f1088d4f3c2c0012b4{number:04}" for number in range(1, 13))
SERIES = ASSIGNMENTS[6:9]


def client(planner: Control, key: str | None) -> httpx.Client:
    """Return a client that sends this key."""
    # Nothing here speaks TLS: not reading the authorities' certificates saves 20 ms a client.
    return httpx.Client(
        base_url=planner.url(API),
        headers={"Authorization": f"Bearer {key}"} if key else {},
        trust_env=False,
        verify=False,
        timeout=10,
    )


def body(**fields: Any) -> dict[str, Any]:
    """Return a whole body of a new assignment with these fields."""
    links = {"project": WEBSITE, "resource": HANA}
    return {**links, "dateFrom": "2025-12-01", "dateTo": "2025-12-05", **fields}


def made(workspace: httpx.Client, kind: str, **fields: Any) -> dict[str, Any]:
    """Add a resource, a project or an assignment, and return it as it is answered."""
    answer = workspace.post(f"/{kind}s", json=fields)
    assert answer.status_code == 201, answer.text
    thing: dict[str, Any] = answer.json()[kind]
    return thing


def listed(workspace: httpx.Client, kind: str, **query: str) -> list[dict[str, Any]]:
    """Return all resources, projects or assignments that fit."""
    answer = workspace.get(f"/{kind}s", params=query)
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()[f"{kind}s"]
    return rows


def ids(workspace: httpx.Client, **query: str) -> list[str]:
    """Return the ids of the assignments that fit."""
    return [row["id"] for row in listed(workspace, "assignment", **query)]
