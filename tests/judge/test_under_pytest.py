"""The command of the documentation that judges under pytest."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.judge.verifying import KEYS
from tests.mutants.harness.judging import PRIMARY
from tests.mutants.harness.lacking import Lacking
from tests.mutants.harness.serving import serving

from understudy.testing import Understudy

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "verifying.md").read_text("utf-8")
REQUIRED = ("--contract-require-all",)
EXAMPLE = "http://127.0.0.1:8000/v1"


def test_the_documented_command_judges_the_selected_rules(tmp_path: Path) -> None:
    command = re.search(r"^pytest --pyargs .*$", PAGE, re.MULTILINE)
    assert command is not None
    assert EXAMPLE in command[0]

    with Understudy() as mock:
        given = command[0].replace(EXAMPLE, mock.url("productionplanner"))
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(given), "-m", "must", "-k", "PP-LIST"],
            cwd=tmp_path,
            env={**os.environ, **{f"UNDERSTUDY_{name}": key for name, key in KEYS.items()}},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"4 passed, 2 skipped, \d+ deselected", done.stdout), done.stdout


def test_a_single_rule_finds_what_it_finds_beside_the_others(tmp_path: Path) -> None:
    app, _ = PRIMARY.arrange("behaviour-timezone-required", ())

    with serving(app) as root:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--assert=plain"),
                *("--pyargs", "understudy.contracts.productionplanner", "-k", "PP-STATUS-02"),
                *("--contract-depth=quick", f"--contract-url={root}{PRIMARY.base_path}"),
            ],
            cwd=tmp_path,
            env={**os.environ, **{f"UNDERSTUDY_{name}": key for name, key in KEYS.items()}},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 1, done.stdout + done.stderr
    assert "PP-STATUS-02: " in done.stdout
    assert re.search(r"1 failed, \d+ deselected", done.stdout), done.stdout


@pytest.mark.parametrize(("options", "outcome"), [((), "skipped"), (REQUIRED, "failed")])
def test_a_rule_about_what_never_worked_is_never_passed(
    tmp_path: Path, options: tuple[str, ...], outcome: str
) -> None:
    lacking = Lacking(PRIMARY, "add_task", "404")

    with lacking.served() as (url, _):
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *options),
                *("--assert=plain", "--pyargs", "understudy.contracts.productionplanner"),
                *("-k", "PP-TASK-01"),
                *("--contract-depth=quick", f"--contract-url={url}"),
            ],
            cwd=tmp_path,
            env={**os.environ, **{f"UNDERSTUDY_{name}": key for name, key in KEYS.items()}},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode != 0, done.stdout + done.stderr
    assert re.search(rf"1 {outcome}, \d+ deselected", done.stdout), done.stdout
    assert "POST /projects/{projectId}/tasks never succeeded: 404" in done.stdout
