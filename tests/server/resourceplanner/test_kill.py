"""kill -9 during a cascading delete leaves all of what hangs together, or nothing of it."""

import os
from pathlib import Path
from random import Random

import httpx
import pytest
from tests.server.kills.rounds import PRELOAD, START, serving
from tests.server.resourceplanner.workspaces import BALTIC_KEY, listed, made

# The second workspace has no webhooks, whose deliveries would take most of the time.
PROJECT, MANAGER = "64f1088d4f3c2c0012b3aaa1", "64f1088d4f3c2c0012b2aaa1"
WEEKS, SERIES = 520, 6
# A delete takes about as long, so that most kills meet one.
LONGEST = 0.08


def caller(root: str) -> httpx.Client:
    """Return a client with the key of the second workspace."""
    headers = {"Authorization": f"Bearer {BALTIC_KEY}"}
    url = f"{root}/api"
    return httpx.Client(base_url=url, headers=headers, trust_env=False, verify=False, timeout=60)


def grown(workspace: httpx.Client) -> str:
    """Add a resource with thousands of assignments, a rate and a manager; return its id."""
    key: str = made(workspace, "resource", name="Busy")["id"]
    for number in range(1, SERIES + 1):
        day = f"2026-01-0{number}"
        links = {"project": PROJECT, "resource": key, "dateFrom": day, "dateTo": day}
        made(workspace, "assignment", **links, repeatWeekly=True, repeatWeeks=WEEKS)
    rates = {"resourceRates": [{"resourceId": key, "rate": 1}]}
    workspace.put(f"/projects/{PROJECT}", json=rates).raise_for_status()
    managing = {"role": "manager", "managerSettings": {"managesResources": [key]}}
    workspace.put(f"/resources/{MANAGER}", json={"membership": managing}).raise_for_status()
    return key


def traces(workspace: httpx.Client, key: str) -> tuple[bool, int, bool, bool]:
    """Return whether a resource is there, with how many assignments, a rate and a manager."""
    manager = workspace.get(f"/resources/{MANAGER}").json()["resource"]
    project = workspace.get(f"/projects/{PROJECT}").json()["project"]
    return (
        workspace.get(f"/resources/{key}").status_code == 200,
        len(listed(workspace, "assignment", resourceId=key)),
        key in [rate["resourceId"] for rate in project["resourceRates"]],
        key in manager["membership"]["managerSettings"]["managesResources"],
    )


def deleted(workspace: httpx.Client, key: str) -> bool:
    """Delete a resource; whether that was acknowledged."""
    try:
        return workspace.delete(f"/resources/{key}").status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.long
def test_a_cascade_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    rounds = int(os.environ.get("KILL_ROUNDS") or 30)
    START.set_forkserver_preload(PRELOAD)
    chance, folder = Random(1), tmp_path / "data"
    outcomes, key, was_acknowledged = [], "", False

    # Each stand-in shows what the one before it left, and is then killed in its turn.
    for number in range(rounds + 1):
        with serving(folder, chance, LONGEST) as (root, end), caller(root) as workspace:
            if number:
                outcomes.append((was_acknowledged, traces(workspace, key)))
                workspace.delete(f"/resources/{key}")
            key = grown(workspace)
            end.start()
            was_acknowledged = deleted(workspace, key)

    whole, nothing = (True, WEEKS * SERIES, True, True), (False, 0, False, False)
    assert {*outcomes} <= {(True, nothing), (False, nothing), (False, whole)}
    assert len({*outcomes}) >= 2
