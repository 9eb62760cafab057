"""The demo accounts of Planado and how to call with their keys."""

from collections.abc import Mapping
from typing import Any

import httpx

from understudy.testing import Control

BRIGHTLINE = "pl-brightline-test-key"
REPLACED = "pl-brightline-old-key"
NORDWIND = "pl-nordwind-test-key"
UNKNOWN = "8070f98d-b3f6-4cc8-b7c4-54b6709cd98b"


def client(planado: Control, key: str | None) -> httpx.Client:
    """Return a client that sends this key in the header of the first generation."""
    return caller(planado, {"X-Planado-API-Key": key} if key else {})


def caller(planado: Control, headers: Mapping[str, str]) -> httpx.Client:
    """Return a client that sends these headers."""
    # Nothing here speaks TLS: not reading the authorities' certificates saves 20 ms a client.
    return httpx.Client(
        base_url=planado.url("planado"),
        headers=dict(headers),
        trust_env=False,
        verify=False,
        timeout=10,
    )


def pages(account: httpx.Client, path: str, **query: Any) -> list[list[dict[str, Any]]]:
    """Return every page of a list, the empty one at its end too."""
    found: list[list[dict[str, Any]]] = []
    while not found or found[-1]:
        after = {"after": found[-1][-1]["uuid"]} if found else {}
        (page,) = account.get(path, params={**query, **after}).json().values()
        found.append(page)
    return found


def job(account: httpx.Client, wanted: str) -> dict[str, Any]:
    """Return a job."""
    found: dict[str, Any] = account.get(f"/jobs/{wanted}").json()["job"]
    return found


def made(account: httpx.Client, **fields: Any) -> str:
    """Create a job and return its uuid."""
    answer = account.post("/jobs", json=fields)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["job_uuid"])
