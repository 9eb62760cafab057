"""kill -9 at random moments under writes to every API: what was acknowledged is there."""

import os
from pathlib import Path

import pytest
from tests.server.kills.rounds import judge


@pytest.mark.parametrize("rounds", [2, pytest.param(25, marks=pytest.mark.long)])
def test_kills_lose_no_acknowledged_write_of_any_api(tmp_path: Path, rounds: int) -> None:
    report = judge(tmp_path / "data", int(os.environ.get("KILL_ROUNDS") or rounds), seed=1)

    assert (report["lost"], report["reused"], report["logged"]) == (0, 0, 0)
    assert report["acknowledged"] > 10 * rounds
