"""Plain Schemathesis, all checks, finds nothing in Kazinex Planner."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.server.kazinex.harbour import ADMIN, API
from tests.server.seeds import further_seeds

from understudy.testing import Understudy

ST = Path(sys.executable).with_name("st")
# No schema can say which ids there are, what is a file of a schedule, an address, or that a finish
# follows a start: these writes answer 400, and the second mark of a revision 409.
WRITES = """
[[operations]]
include-method = ["POST", "PATCH"]
checks.positive_data_acceptance.expected-statuses = ["2xx", "400", "401", "403", "404", "409"]
"""
ALL = "examples,coverage,fuzzing,stateful"


@pytest.mark.parametrize(
    ("seed", "phases"),
    [
        (1, "examples,fuzzing"),
        pytest.param(2, "coverage", marks=pytest.mark.long),
        pytest.param(3, ALL, marks=pytest.mark.long),
        *(pytest.param(seed, ALL, marks=pytest.mark.long) for seed in further_seeds()),
    ],
)
def test_plain_schemathesis_finds_nothing(tmp_path: Path, seed: int, phases: str) -> None:
    (tmp_path / "schemathesis.toml").write_text(WRITES)
    with Understudy(apis=(API,)) as planner:
        run = subprocess.run(
            [
                ST,
                "run",
                f"{planner.root}/docs.json",
                *("--checks", "all", "--phases", phases, "--max-examples", "2"),
                *("--seed", str(seed), "--workers", "1", "--no-color"),
                *("--header", f"Authorization: Bearer {ADMIN}"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
