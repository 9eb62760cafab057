"""What the kit's tests share: the notes service, and its place in the catalogue."""

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
    understudy.catalog.apis.cache_clear()


@pytest.fixture
def service() -> Notes:
    """A notes service without fault."""
    return Notes()


@pytest.fixture
def faulty() -> Callable[..., Notes]:
    """Makes a notes service with the defects named."""
    return lambda *defects: Notes(frozenset(defects))
