"""Folders of APIs that hold the one of docs/add-an-api.md, and a stand-in that signs in to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.own.page import write_apis
from tests.own.signing import START, sign_in_to

from understudy.testing import Understudy


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """The folder of that API, in a folder of APIs."""
    return write_apis(tmp_path / "apis")


@pytest.fixture(scope="session")
def signing_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of that API, whose accounts sign in."""
    return sign_in_to(write_apis(tmp_path_factory.mktemp("signing") / "apis"))


@pytest.fixture(scope="session")
def signing_notes(signing_folder: Path) -> Iterator[Understudy]:
    """A stand-in of them."""
    folders = (signing_folder,)
    with Understudy(api_dirs=folders, apis=("notes",), clock=START, seed=1) as mock:
        yield mock
