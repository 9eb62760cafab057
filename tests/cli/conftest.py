"""What the tests of the command line may ask for."""

import pytest
from tests.cli.terminal import Terminal

from understudy.testing import Understudy


@pytest.fixture
def terminal(
    mock: Understudy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A shell in which UNDERSTUDY_URL names the shared stand-in."""
    return Terminal(capsys, monkeypatch, mock.root)


@pytest.fixture
def lost(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A shell in which nothing says where the stand-in is."""
    return Terminal(capsys, monkeypatch, None)
