"""Plain Schemathesis, all checks, finds nothing: the mock keeps its own spec."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import key
from tests.server.seeds import further_seeds

from understudy.testing import Understudy

ST = Path(sys.executable).with_name("st")


@pytest.mark.parametrize(
    ("seed", "examples"),
    [
        (1, 10),
        *(pytest.param(seed, 50, marks=pytest.mark.long) for seed in (1, *further_seeds())),
    ],
)
def test_plain_schemathesis_finds_nothing(tmp_path: Path, seed: int, examples: int) -> None:
    with Understudy() as mock:
        run = subprocess.run(
            [
                ST,
                "run",
                f"{mock.root}/docs.json",
                *("--checks", "all", "--max-examples", str(examples), "--seed", str(seed)),
                *("--workers", "1", "--no-color"),
                *("--header", f"Authorization: Bearer {key('1')}"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
