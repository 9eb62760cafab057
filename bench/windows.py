"""Dates that match few of many rows, and a deletion that takes many with it: ResourcePlanner."""

import http.client
import json
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.content import ROOT, write_fixtures
from bench.process import HOST, PATIENCE, BenchError, Server
from bench.samples import Samples
from bench.targets import understudy

API = "resourceplanner"
FEW, MANY, PROJECTS = 50, 10_000, 5
ROUNDS, WARM = 200, 20
FIRST_DAY = date(2030, 1, 1)
# Those of one day stand a day apart from all others.
ONE_DAY = date(2029, 6, 1)
SMALL, LARGE, DOOMED = (f"{number:024x}" for number in (1, 2, 3))
RESOURCE = f"{9:024x}"


def measure_windows(folder: Path, samples: Samples) -> None:
    """Note what a window of few out of many costs, beside a list of few, and a great deletion."""
    write_fixtures(folder, 10)
    write_workspaces(folder / API)
    with Server(understudy("--api", API, "--fixtures", str(folder))) as server:
        line = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)
        window = f"/api/assignments?dateFrom={ONE_DAY}&dateTo={ONE_DAY}"
        for _ in range(WARM):
            listed(line, SMALL, "/api/assignments")
            listed(line, LARGE, window)
        for _ in range(ROUNDS):
            alone = listed(line, SMALL, "/api/assignments")
            samples.windows.append(listed(line, LARGE, window) / alone)
        for number in range(PROJECTS):
            samples.cascades.append(timed(line, "DELETE", DOOMED, f"/api/projects/{ident(number)}"))
        line.close()


def listed(line: http.client.HTTPConnection, workspace: str, path: str) -> float:
    """Return the milliseconds that a list of few rows takes."""
    return timed(line, "GET", workspace, path, rows=FEW)


def timed(
    line: http.client.HTTPConnection, method: str, workspace: str, path: str, rows: int = 0
) -> float:
    """Return the milliseconds of a call; BenchError where it is not what it should be."""
    begun = time.perf_counter()
    line.request(method, path, headers={"Authorization": f"Bearer {key_of(workspace)}"})
    answer = line.getresponse()
    body = answer.read()
    lasted = (time.perf_counter() - begun) * 1000
    if answer.status != 200 or (rows and len(json.loads(body)["assignments"]) != rows):
        raise BenchError(f"{method} {path} was answered {answer.status}: {body[:200]!r}")
    return lasted


def write_workspaces(api: Path) -> None:
    """Write a workspace of few, one of many, and one whose projects have many each."""
    api.mkdir(parents=True)
    spaces = (SMALL, LARGE, DOOMED)
    content: dict[str, Any] = {
        "organizations": [{"id": each, "name": each[-1]} for each in spaces],
        "keys": [key(each) for each in spaces],
        "workspaces": {each: [{"id": "workspace", "licensed": True}] for each in spaces},
        "resources": {each: [{**sample("resources"), "id": RESOURCE}] for each in spaces},
        "projects": {each: projects(each) for each in spaces},
        "assignments": {each: list(assignments(each)) for each in spaces},
    }
    for name, rows in content.items():
        (api / f"{name}.json").write_text(json.dumps(rows), "utf-8")


def projects(workspace: str) -> list[dict[str, Any]]:
    """Return the projects of a workspace."""
    count = PROJECTS if workspace == DOOMED else 1
    whole = {**sample("projects"), "resourceRates": []}
    return [{**whole, "id": ident(number)} for number in range(count)]


def assignments(workspace: str) -> Iterator[dict[str, Any]]:
    """Yield the assignments of a workspace: few of one day, the others over ten years."""
    count = {SMALL: FEW, LARGE: MANY, DOOMED: MANY * PROJECTS}[workspace]
    whole = sample("assignments")
    for number in range(count):
        is_of_one_day = number < FEW and workspace != DOOMED
        day = ONE_DAY if is_of_one_day else FIRST_DAY + timedelta(days=number % 3_650)
        yield {
            **whole,
            "id": f"{number + 0x1000:024x}",
            "dateFrom": f"{day}T00:00:00.000Z",
            "dateTo": f"{day}T00:00:00.000Z",
            "_project": ident(number % PROJECTS if workspace == DOOMED else 0),
            "_resource": RESOURCE,
        }


def sample(collection: str) -> dict[str, Any]:
    """Return the first row of the demo data, without what it is tied to."""
    rows = json.loads((ROOT / "fixtures" / API / f"{collection}.json").read_text("utf-8"))
    whole: dict[str, Any] = next(iter(rows.values()))[0]
    return whole


def ident(number: int) -> str:
    """Return the id of a project."""
    return f"{number + 0x100:024x}"


def key_of(workspace: str) -> str:
    """Return the key of a workspace."""
    return f"rpk_{workspace}_{'1' * 32}"


def key(workspace: str) -> dict[str, Any]:
    """Return how a key stands in the fixtures."""
    return {
        "id": f"key_{workspace[-1]}",
        "org": workspace,
        "name": "bench",
        "key": key_of(workspace),
        "created_at": "2026-01-01T00:00:00.000Z",
        "revoked_at": None,
    }
