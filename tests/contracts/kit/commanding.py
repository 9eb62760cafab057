"""Runs `understudy verify`: here, or in a process of its own."""

import os
import sys
from pathlib import Path
from unittest.mock import patch

import typer
from click.testing import Result
from tests.contracts.kit.judging import KEY, OTHER
from tests.mutants.harness.jumping import Jumping
from typer.testing import CliRunner

from understudy.cli.verbs.verify import verify
from understudy.contracts.kit.run import run
from understudy.contracts.kit.run.run import World

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "tests.contracts.kit.toy.command")
APP = typer.Typer()
APP.command()(verify)


def environment(**variables: str) -> dict[str, str]:
    """Return an environment with the keys, and none of the user's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    keys = {"UNDERSTUDY_KEY": KEY, "UNDERSTUDY_OTHER_KEY": OTHER}
    return {**kept, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **keys, **variables}


def command(*arguments: str | Path, **variables: str) -> Result:
    """Run the command to its end; what it would wait for has passed at once."""
    tidy = {"HYPOTHESIS_STORAGE_DIRECTORY": ".hypothesis"}
    env = environment(**variables, **tidy)
    with patch.object(run, "World", lambda *given: World(*given or (Jumping().clock,))):
        return CliRunner().invoke(APP, [*map(str, arguments)], env=env)
