"""Runs `understudy verify` as its users do, and returns what it reports."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import key
from tests.reported import declared

NEEDS = {
    "same_org_key": key("2"),
    "archived_id": "p_spring_expo",
    "deleted_id": "p_cancelled_fair",
    "template_id": "p_keynote_template",
}

COMMAND = (sys.executable, "-m", "understudy.cli", "verify")
KEYS = {"KEY": key("1"), "OTHER_KEY": key("4"), "REVOKED_KEY": key("3")}


@dataclass(frozen=True)
class Verdict:
    """How a run ended: exit code, JSON report and what was printed."""

    code: int
    report: dict[str, Any]
    printed: str

    def rules(self, status: str) -> set[str]:
        """Return the ids of the rules with this status."""
        return {rule["id"] for rule in self.report["rules"] if rule["status"] == status}


def verify(
    url: str,
    folder: Path,
    *options: str,
    keys: dict[str, str] = KEYS,
    given: dict[str, str] = NEEDS,
) -> Verdict:
    """Judge a deployment with the needs of the demo data; keys go by the environment."""
    file = folder / "report.json"
    needs = [f"--need={name}={value}" for name, value in given.items()]
    run = subprocess.run(
        [*COMMAND, url, *needs, *options, "--seed", "1", "--json", str(file)],
        env={**os.environ, **{f"UNDERSTUDY_{name}": value for name, value in keys.items()}},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    report = declared(json.loads(file.read_text("utf-8"))) if file.exists() else {}
    return Verdict(run.returncode, report, run.stdout + run.stderr)
