"""Runs `understudy verify` in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.contracts.kit.judging import KEY, OTHER

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "tests.contracts.kit.toy.command")


def environment(**variables: str) -> dict[str, str]:
    """Return an environment with the keys, and none of the user's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    keys = {"UNDERSTUDY_KEY": KEY, "UNDERSTUDY_OTHER_KEY": OTHER}
    return {**kept, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **keys, **variables}


def command(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
