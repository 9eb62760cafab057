"""Tests that need a tool which is not there: skipped and counted here, a failure under CI."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NODE_TOOLS = ROOT / "node_modules" / ".bin"
NEEDS = {
    "browser": "Debian's chromium",
    "curl": "curl",
    "node": "node and the npm packages of package.json",
}
REMEDIES = {
    "browser": "apt-get install chromium",
    "curl": "apt-get install curl",
    "node": "install node 20 or later with npm, then call make test again",
}


def find_chromium() -> Path | None:
    """Return the chromium that drives the browser tests."""
    found = shutil.which("chromium", path=f"/usr/bin{os.pathsep}{os.environ.get('PATH', '')}")
    return Path(found) if found else None


def is_missing(marker: str) -> bool:
    """Whether the tool behind a marker is not on this machine."""
    if marker == "browser":
        return find_chromium() is None
    if marker == "node":
        return shutil.which("node") is None or not NODE_TOOLS.is_dir()
    return shutil.which(marker) is None


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers."""
    for marker, tool in NEEDS.items():
        config.addinivalue_line("markers", f"{marker}: needs {tool}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests whose tool is missing."""
    missing = {marker for marker in NEEDS if is_missing(marker)}
    for item in items:
        for marker in missing.intersection(mark.name for mark in item.iter_markers()):
            item.add_marker(pytest.mark.skip(reason=f"needs {NEEDS[marker]}"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run of CI that skipped anything: there, every tool has to be installed."""
    reports = skipped(session.config)
    if os.environ.get("CI") == "true" and reports and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how many tests were left out, and how to get what they need."""
    for marker, count in sorted(by_marker(skipped(config)).items()):
        tests = "1 test" if count == 1 else f"{count} tests"
        terminalreporter.write_line(
            f"{tests} skipped, {NEEDS[marker]} is missing: {REMEDIES[marker]}", yellow=True
        )
    if os.environ.get("CI") == "true" and skipped(config):
        terminalreporter.write_line("Under CI=true a skipped test is a failure.", red=True)


def skipped(config: pytest.Config) -> list[pytest.TestReport]:
    """Return the reports of skipped tests, for whatever reason, of all processes of a run."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter else []


def by_marker(reports: list[pytest.TestReport]) -> Counter[str]:
    """Return how many tests were skipped for want of the tool behind each marker."""
    reasons = [report.longrepr[2] for report in reports if isinstance(report.longrepr, tuple)]
    return Counter(
        marker
        for marker, tool in NEEDS.items()
        for reason in reasons
        if reason == f"Skipped: needs {tool}"
    )
