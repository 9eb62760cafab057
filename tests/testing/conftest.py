"""A folder for a suite of tests, which a test runs."""

import pytest

from understudy.testing import Understudy


@pytest.fixture
def suite(
    pytester: pytest.Pytester, running: Understudy, monkeypatch: pytest.MonkeyPatch
) -> pytest.Pytester:
    """A folder for a suite; the server's modules are loaded, so that they are loaded once only."""
    # Many plugins stand in this environment, and every worker would load them all.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    plugins = "-p xdist.plugin -p understudy.testing.pytest_plugin"
    monkeypatch.setenv("PYTEST_ADDOPTS", plugins)
    return pytester
