"""Plain Schemathesis, all checks, finds nothing in Planado, whatever the profile."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.server.planado.accounts import BRIGHTLINE

from understudy.testing import Understudy

ST = Path(sys.executable).with_name("st")
CLASSIC = f"X-Planado-API-Key: {BRIGHTLINE}"
CURRENT = f"Authorization: Bearer {BRIGHTLINE}"


# Each run spends its time on another phase: all of them take minutes.
@pytest.mark.parametrize(
    ("seed", "profile", "header", "phases"),
    [
        (1, "classic", CLASSIC, "examples,fuzzing"),
        (2, "current", CURRENT, "fuzzing"),
        (3, "both", CURRENT, "stateful"),
    ],
)
def test_plain_schemathesis_finds_nothing(
    tmp_path: Path, seed: int, profile: str, header: str, phases: str
) -> None:
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
