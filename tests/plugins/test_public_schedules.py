"""Public schedule files that are not there: their tests are left out, counted, and fail nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.serving import PATIENCE, ROOT, environment

SUITE = """
import pytest

@pytest.mark.parametrize("number", [1, 2])
def test_of_a_public_file(number, schedules):
    assert (schedules / "there").exists()

def test_of_nothing():
    pass
"""
LINE = "2 tests deselected, the public schedule files are missing: set UNDERSTUDY_SCHEDULES\n"


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with a small suite, and another with what passes for the public files."""
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "there").touch()
    return tmp_path


def run(suite: Path, *options: str, files: str) -> subprocess.CompletedProcess[str]:
    """Run the suite under CI with the public files at this place."""
    env = {
        "CI": "true",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        "UNDERSTUDY_SCHEDULES": str(suite / files),
    }
    plugins = ("-p", "tests.plugins.public_schedules", "-p", "tests.plugins.missing_tools")
    command = [sys.executable, "-m", "pytest", *plugins, *options]
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", "test_suite.py"],
        cwd=suite,
        env=environment(env),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_where_the_files_are_every_test_runs(suite: Path) -> None:
    done = run(suite, files="files")

    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout
    assert "deselected" not in done.stdout


def test_without_the_files_their_tests_are_deselected_in_one_counted_line(suite: Path) -> None:
    done = run(suite, files="nowhere")

    assert done.returncode == 0, done.stdout
    assert "1 passed, 2 deselected" in done.stdout
    assert done.stdout.count(LINE) == 1


def test_workers_count_what_they_all_leave_out_once(suite: Path) -> None:
    done = run(suite, "--numprocesses", "2", files="nowhere")

    assert done.returncode == 0, done.stdout
    assert done.stdout.count(LINE) == 1
