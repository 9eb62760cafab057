"""Plain Schemathesis, all checks, finds nothing in ResourcePlanner."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.server.resourceplanner.workspaces import API, KEY
from tests.server.seeds import further_seeds

from understudy.testing import Understudy

ST = Path(sys.executable).with_name("st")
# No schema can say that a day follows another, or which ids there are: these writes answer 400.
WRITES = """
[[operations]]
include-method = ["POST", "PUT"]
checks.positive_data_acceptance.expected-statuses = ["2xx", "400", "401", "403", "404"]
"""
ALL = "examples,coverage,fuzzing,stateful"


@pytest.mark.parametrize(
    ("seed", "settings", "phases"),
    [
        (1, (), "examples,fuzzing"),
        pytest.param(2, (), "coverage", marks=pytest.mark.long),
        pytest.param(3, ("experimental=on", "foreign=403"), ALL, marks=pytest.mark.long),
        *(pytest.param(seed, (), ALL, marks=pytest.mark.long) for seed in (4, *further_seeds())),
    ],
)
def test_plain_schemathesis_finds_nothing(
    tmp_path: Path, seed: int, settings: tuple[str, ...], phases: str
) -> None:
    (tmp_path / "schemathesis.toml").write_text(WRITES)
    chosen = tuple(f"{API}.{setting}" for setting in settings)
    with Understudy(apis=(API,), settings=chosen) as planner:
        run = subprocess.run(
            [
                ST,
                "run",
                f"{planner.root}/docs.json",
                *("--checks", "all", "--phases", phases, "--max-examples", "2"),
                *("--seed", str(seed), "--workers", "1", "--no-color"),
                *("--header", f"Authorization: Bearer {KEY}"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
