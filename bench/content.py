"""The content that the servers hold: ten projects of the caller, and others' around them."""

import json
from pathlib import Path
from typing import Any

from bench.calls import KEY

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "fixtures" / "productionplanner" / "projects.json"
PER_ORGANIZATION = 10


def write_fixtures(folder: Path, projects: int) -> Path:
    """Write a fixtures folder with this many projects, ten in each organization."""
    api = folder / "productionplanner"
    api.mkdir(parents=True)
    organizations = [f"bench_{number}" for number in range(projects // PER_ORGANIZATION)]
    sample = next(iter(json.loads(SAMPLE.read_text("utf-8")).values()))[0]
    _write(api / "organizations.json", [{"id": name, "name": name} for name in organizations])
    _write(api / "keys.json", [_key(organizations[0])])
    _write(api / "projects.json", {name: _projects(name, sample) for name in organizations})
    return folder


def _projects(organization: str, sample: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {**sample, "id": f"p_{organization}_{number}", "orgId": organization}
        for number in range(PER_ORGANIZATION)
    ]


def _key(organization: str) -> dict[str, Any]:
    return {
        "id": "key_bench",
        "org": organization,
        "name": "bench",
        "key": KEY,
        "created_at": "2026-01-01T00:00:00.000Z",
        "revoked_at": None,
    }


def _write(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, separators=(",", ":")), "utf-8")
