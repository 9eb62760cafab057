"""kill -9 during a cascading delete leaves all of what hangs together, or nothing of it."""

import os
from pathlib import Path
from random import Random

import httpx
import pytest
from tests.server.kills.rounds import PRELOAD, START, serving
from tests.server.resourceplanner.workspaces import HANA, KEY, WEBSITE, listed, made

WEEKS, SERIES = 520, 6
# A delete takes about as long, so that most kills meet one.
LONGEST = 0.12


def caller(root: str) -> httpx.Client:
    """Return a client with the key of the first workspace."""
    headers = {"Authorization": f"Bearer {KEY}"}
    url = f"{root}/api"
    return httpx.Client(base_url=url, headers=headers, trust_env=False, verify=False, timeout=60)


def grown(workspace: httpx.Client) -> str:
    """Add a resource with thousands of assignments, a rate and a manager; return its id."""
    key: str = made(workspace, "resource", name="Busy")["id"]
    for number in range(1, SERIES + 1):
        day = f"2026-01-0{number}"
        links = {"project": WEBSITE, "resource": key, "dateFrom": day, "dateTo": day}
        made(workspace, "assignment", **links, repeatWeekly=True, repeatWeeks=WEEKS)
    rates = {"resourceRates": [{"resourceId": key, "rate": 1}]}
    workspace.put(f"/projects/{WEBSITE}", json=rates).raise_for_status()
    managing = {"role": "manager", "managerSettings": {"managesResources": [key]}}
    workspace.put(f"/resources/{HANA}", json={"membership": managing}).raise_for_status()
    return key


def traces(workspace: httpx.Client, key: str) -> tuple[bool, int, bool, bool]:
    """Return whether a resource is there, with how many assignments, a rate and a manager."""
    hana = workspace.get(f"/resources/{HANA}").json()["resource"]
    website = workspace.get(f"/projects/{WEBSITE}").json()["project"]
    return (
        workspace.get(f"/resources/{key}").status_code == 200,
        len(listed(workspace, "assignment", resourceId=key)),
        key in [rate["resourceId"] for rate in website["resourceRates"]],
        key in hana["membership"]["managerSettings"]["managesResources"],
    )


def deleted(root: str, key: str) -> bool:
    """Delete a resource; whether that was acknowledged."""
    try:
        with caller(root) as workspace:
            return workspace.delete(f"/resources/{key}").status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.parametrize("rounds", [1, pytest.param(100, marks=pytest.mark.long)])
def test_a_cascade_that_is_killed_leaves_all_or_nothing(tmp_path: Path, rounds: int) -> None:
    START.set_forkserver_preload(PRELOAD)
    chance, folder = Random(1), tmp_path / "data"
    outcomes = []

    for _ in range(int(os.environ.get("KILL_ROUNDS") or rounds)):
        with serving(folder, chance, LONGEST) as (root, end):
            with caller(root) as workspace:
                key = grown(workspace)
            end.start()
            was_acknowledged = deleted(root, key)
        with serving(folder) as (root, _), caller(root) as workspace:
            left = traces(workspace, key)
            outcomes.append((was_acknowledged, left))
            workspace.delete(f"/resources/{key}")

    whole, nothing = (True, WEEKS * SERIES, True, True), (False, 0, False, False)
    assert {*outcomes} <= {(True, nothing), (False, nothing), (False, whole)}
    assert rounds == 1 or len({*outcomes}) >= 2
