"""kill -9 at random moments under load: nothing acknowledged is lost, nothing is unreadable."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Rounds = Callable[..., dict[str, int]]


@pytest.fixture
def kill_rounds(tmp_path: Path) -> Rounds:
    """Run rounds of writing and killing in processes of their own; return the report."""

    def run(*arguments: str) -> dict[str, int]:
        report = subprocess.run(
            [sys.executable, HERE / "kill_rounds.py", tmp_path / "data", *arguments],
            env={"PYTHONPATH": str(HERE.parents[3] / "src")},
            capture_output=True,
            check=True,
            text=True,
        )
        return json.loads(report.stdout)

    return run


def test_two_hundred_kills_lose_no_acknowledged_write(kill_rounds: Rounds) -> None:
    report = kill_rounds("200")

    assert (report["rounds"], report["lost"], report["unreadable"]) == (200, 0, 0)
    assert report["acknowledged"] > 5_000
    assert report["killed in a snapshot"] > 0
    assert report["killed while opening"] > 0


def test_kills_lose_no_synced_write_either(kill_rounds: Rounds) -> None:
    report = kill_rounds("20", "--fsync")

    assert (report["lost"], report["unreadable"]) == (0, 0)
    assert report["acknowledged"] > 100
