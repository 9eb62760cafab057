"""Plain Schemathesis, all checks, finds nothing in Forward Planner."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.server.forwardplanner.calls import NORTHSTAR
from tests.server.seeds import further_seeds

from understudy.testing import Understudy

ST = Path(sys.executable).with_name("st")
# No schema can say which refresh token is good, or that one day does not lie before another.
REFUSED = """
[[operations]]
include-path-regex = "^/(auth/renew|events/between)$"
checks.positive_data_acceptance.expected-statuses = [
  "2xx", "3xx", "400", "401", "403", "404", "409", "429", "5xx"
]
"""


@pytest.mark.parametrize(
    ("seed", "examples", "phases"),
    [
        (1, 3, "examples,fuzzing"),
        pytest.param(2, 20, "examples,coverage,fuzzing,stateful", marks=pytest.mark.long),
        *(
            pytest.param(seed, 50, "coverage,fuzzing", marks=pytest.mark.long)
            for seed in further_seeds()
        ),
    ],
)
def test_plain_schemathesis_finds_nothing(
    tmp_path: Path, seed: int, examples: int, phases: str
) -> None:
    (tmp_path / "schemathesis.toml").write_text(REFUSED)
    with Understudy(apis=("forwardplanner",)) as planner:
        token = planner.accounts.sign_in(NORTHSTAR).token
        run = subprocess.run(
            [
                ST,
                "run",
                f"{planner.root}/docs.json",
                *("--checks", "all", "--phases", phases, "--max-examples", str(examples)),
                *("--seed", str(seed), "--workers", "1", "--no-color"),
                *("--header", f"Authorization: Bearer {token}"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
