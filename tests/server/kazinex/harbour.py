"""The demo organizations of Kazinex Planner, what is in them, and how to call with their keys."""

from pathlib import Path
from typing import Any

import httpx

from understudy.testing import Control

API = "kazinex"
FILES = Path(__file__).with_name("files")
HARBOUR, RIDGE = "org_harbour", "org_ridge"
NORTH, FERRY, TUNNEL = "proj_01HZ4G", "proj_01HZ7K", "proj_01J0A1"
ADMIN, READER, WRITER, REVOKED, RIDGES = (f"kzx_{digit * 32}" for digit in "12394")
STUDY, DELETED = "proj_01HZ9Q", "proj_01HZ2D"
REVISIONS = tuple(f"sched_01HZ4{number}" for number in range(1, 6))
CLEAN, FAULTY = "north-harbour-r3.xer", "north-harbour-r5.xer"
UNKNOWN = "ZZZZZZ"


def client(planner: Control, key: str | None) -> httpx.Client:
    """Return a client that sends this key."""
    # Nothing here speaks TLS: not reading the authorities' certificates saves 20 ms a client.
    return httpx.Client(
        base_url=planner.url(API),
        headers={"Authorization": f"Bearer {key}"} if key else {},
        trust_env=False,
        verify=False,
        timeout=30,
    )


def sent(
    org: httpx.Client, project: str, octets: bytes, name: str = CLEAN, **fields: str
) -> httpx.Response:
    """Upload a file, and return the answer."""
    files = {"file": (name, octets)}
    return org.post(f"/projects/{project}/schedules", files=files, data=fields)


def uploaded(org: httpx.Client, project: str, name: str = CLEAN) -> dict[str, Any]:
    """Upload one of the demo files, and return the revision."""
    answer = sent(org, project, (FILES / name).read_bytes(), name)
    assert answer.status_code == 201, answer.text
    revision: dict[str, Any] = answer.json()["data"]
    return revision


def made(org: httpx.Client, name: str = "Quay Extension") -> str:
    """Add a project, and return its id."""
    answer = org.post("/projects", json={"name": name})
    assert answer.status_code == 201, answer.text
    key: str = answer.json()["data"]["id"]
    return key


def listed(org: httpx.Client, path: str, **query: Any) -> list[dict[str, Any]]:
    """Return the rows of a page."""
    answer = org.get(path, params=query)
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["data"]
    return rows


def roles(org: httpx.Client, project: str = NORTH) -> list[tuple[int, str]]:
    """Return the revisions of a project with their roles, the newest first."""
    rows = listed(org, f"/projects/{project}/schedules")
    return [(row["revision"], row["role"]) for row in rows]


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    """Return status, code and message of a refusal."""
    error = answer.json()["error"]
    return answer.status_code, error["code"], error["message"]
