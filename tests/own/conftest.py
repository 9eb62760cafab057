"""A folder of APIs that holds the one of docs/add-an-api.md."""

from pathlib import Path

import pytest
from tests.own.page import write_apis


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """The folder of that API, in a folder of APIs."""
    return write_apis(tmp_path / "apis")
