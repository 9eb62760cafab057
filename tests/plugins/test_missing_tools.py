"""A missing tool: its tests are skipped, counted, and a failure where every tool must be there."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.serving import PATIENCE, ROOT, environment

SUITE = """
import pytest

@pytest.mark.curl
@pytest.mark.parametrize("number", [1, 2])
def test_that_needs_curl(number):
    pass

def test_that_needs_nothing():
    pass
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with a small suite, and another without any program in it."""
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "programs").mkdir()
    return tmp_path


def run(suite: Path, *options: str, ci: str) -> subprocess.CompletedProcess[str]:
    """Run the suite where no program is found."""
    env = {"PATH": str(suite / "programs"), "CI": ci, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    command = [sys.executable, "-m", "pytest", "-p", "tests.plugins.missing_tools", *options]
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", "test_suite.py"],
        cwd=suite,
        env=environment(env),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_skipped_tests_are_counted_with_the_way_to_get_the_tool(suite: Path) -> None:
    done = run(suite, ci="")

    assert done.returncode == 0
    assert "1 passed, 2 skipped" in done.stdout
    assert "2 tests skipped, curl is missing: apt-get install curl\n" in done.stdout


def test_tests_of_several_processes_are_counted_too(suite: Path) -> None:
    done = run(suite, "--numprocesses", "2", ci="true")

    assert done.returncode == 1
    assert "2 tests skipped, curl is missing: apt-get install curl\n" in done.stdout


def test_under_ci_a_skip_is_a_failure(suite: Path) -> None:
    done = run(suite, ci="true")

    assert done.returncode == 1
    assert "Under CI=true a skipped test is a failure." in done.stdout


def test_under_ci_a_whole_run_passes(suite: Path) -> None:
    done = run(suite, "-k", "nothing", ci="true")

    assert done.returncode == 0
    assert "skipped" not in done.stdout


def test_tests_that_were_not_chosen_are_not_counted(suite: Path) -> None:
    done = run(suite, "-k", "nothing", ci="")

    assert "curl is missing" not in done.stdout
