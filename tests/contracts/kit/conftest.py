"""What the kit's tests share: the notes service, and its place in the catalogue."""

import tempfile
from collections.abc import Callable, Iterator

import pytest
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.place import settle

import understudy.catalog

collect_ignore = ["toy"]


@pytest.fixture(autouse=True)
def _notes_in_the_catalogue() -> Iterator[None]:
    before = understudy.catalog.HERE
    settle()
    yield
    understudy.catalog.HERE = before
    understudy.catalog.shipped.cache_clear()


@pytest.fixture(autouse=True)
def _whole_reports_apart(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = str(tmp_path_factory.getbasetemp())
    monkeypatch.setattr(tempfile, "tempdir", folder)
    monkeypatch.setenv("TMPDIR", folder)


@pytest.fixture
def service() -> Notes:
    """A notes service without fault."""
    return Notes()


@pytest.fixture
def faulty() -> Callable[..., Notes]:
    """Makes a notes service with the defects named."""
    return lambda *defects: Notes(frozenset(defects))
