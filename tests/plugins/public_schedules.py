"""Tests on public schedule files, which are not ours to pass on: without them, left out and told.

They are taken from $UNDERSTUDY_SCHEDULES, else from ../shared/schedules beside this repository.
A test that asks for the fixture `schedules` needs them. It is no skip, which CI would fail.
"""

import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
VARIABLE = "UNDERSTUDY_SCHEDULES"
FIXTURE = "schedules"
COUNT = "understudy_schedules_deselected"


def folder() -> Path | None:
    """Return where the public files lie, None where they do not."""
    given = os.environ.get(VARIABLE)
    place = Path(given) if given else ROOT.parent / "shared" / "schedules"
    return place if place.is_dir() else None


@pytest.fixture(scope="session")
def schedules() -> Path:
    """The folder with the public schedule files."""
    place = folder()
    assert place is not None, f"set {VARIABLE} to the folder with the public schedule files"
    return place


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the tests that need the files where there are none."""
    if folder() is not None:
        return
    left_out = [item for item in items if FIXTURE in getattr(item, "fixturenames", ())]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
        note(config, len(left_out))


def note(config: pytest.Config, count: int) -> None:
    """Keep how many were left out, also for the process that a worker of xdist reports to."""
    config.stash[deselected] = count
    output: dict[str, Any] | None = getattr(config, "workeroutput", None)
    if output is not None:
        output[COUNT] = count


deselected = pytest.StashKey[int]()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what a worker has counted; each of them collects every test."""
    count = getattr(node, "workeroutput", {}).get(COUNT, 0)
    node.config.stash[deselected] = max(count, node.config.stash.get(deselected, 0))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how many tests were left out, and how to have them run."""
    if count := config.stash.get(deselected, 0):
        tests = "1 test" if count == 1 else f"{count} tests"
        terminalreporter.write_line(
            f"{tests} deselected, the public schedule files are missing: set {VARIABLE}",
            yellow=True,
        )
