"""Plain Schemathesis, all checks, finds nothing in Planado, whatever the profile."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.server.planado.accounts import BRIGHTLINE
from tests.server.seeds import further_seeds

from understudy.testing import Understudy

ST = Path(sys.executable).with_name("st")
CLASSIC = f"X-Planado-API-Key: {BRIGHTLINE}"
CURRENT = f"Authorization: Bearer {BRIGHTLINE}"
# No schema can say that an id is not in use. Schemathesis takes 409 for such a refusal and 422 for
# one of the schema, and clients have met 422.
OBSERVED = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422", "429", "5xx"]
"""


ALL = "examples,coverage,fuzzing,stateful"
SEEDS = (1, *further_seeds())


# Each run spends its time on another phase: all of them take minutes.
@pytest.mark.parametrize(
    ("seed", "profile", "header", "phases"),
    [
        (1, "classic", CLASSIC, "examples,fuzzing"),
        (2, "current", CURRENT, "fuzzing"),
        (3, "both", CURRENT, "stateful"),
        pytest.param(11, "both", CLASSIC, "coverage", marks=pytest.mark.long),
        (12, "observed", CURRENT, "examples,fuzzing"),
        pytest.param(13, "observed", CLASSIC, "stateful", marks=pytest.mark.long),
        *(pytest.param(seed, "both", CLASSIC, ALL, marks=pytest.mark.long) for seed in SEEDS),
    ],
)
def test_plain_schemathesis_finds_nothing(
    tmp_path: Path, seed: int, profile: str, header: str, phases: str
) -> None:
    if profile == "observed":
        (tmp_path / "schemathesis.toml").write_text(OBSERVED)
    with Understudy(apis=("planado",), settings=(f"planado.profile={profile}",)) as planado:
        run = subprocess.run(
            [
                ST,
                "run",
                f"{planado.root}/docs.json",
                *("--checks", "all", "--phases", phases, "--max-examples", "2"),
                *("--seed", str(seed), "--workers", "1", "--no-color", "--header", header),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
