"""Stores for the tests of the state layer, all closed at the end, and disks that refuse."""

import os
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from understudy.server.state.collection import Collection
from understudy.server.state.ids import Ids
from understudy.server.state.storage import JournalStorage
from understudy.server.state.store import Store

NOBODY = 65534
COLLECTIONS = {
    "planner": (
        Collection("projects"),
        Collection("tasks", ("_project",)),
        Collection("schedule", ("_project", "_date")),
    )
}


@pytest.fixture
def open_storage(tmp_path: Path) -> Iterator[Callable[..., JournalStorage]]:
    """Open storages, by default in one directory of this test."""
    opened: list[JournalStorage] = []

    def open_one(directory: Path | None = tmp_path / "data", **options: Any) -> JournalStorage:
        opened.append(JournalStorage(directory, **options))
        return opened[-1]

    yield open_one
    for storage in opened:
        storage.close()


@pytest.fixture
def open_store(open_storage: Callable[..., JournalStorage]) -> Callable[..., Store]:
    """Open stores of the collections above, by default in one directory of this test."""

    def open_one(*places: Path | None, ids: Ids | None = None, **options: Any) -> Store:
        return Store(open_storage(*places, **options), COLLECTIONS, ids or Ids(seed=1))

    return open_one


@pytest.fixture
def memory_store(open_store: Callable[..., Store]) -> Store:
    """A store without a directory."""
    return open_store(None)


@pytest.fixture
def file_limit() -> Callable[[int], AbstractContextManager[None]]:
    """Make the kernel refuse to let any file grow beyond so many octets, as a full disk does."""

    @contextmanager
    def limit(octets: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (octets, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limit


@pytest.fixture
def forbidden_directory() -> Iterator[Path]:
    """A directory in which this process may not write, even if it is root's."""
    directory = Path(tempfile.mkdtemp())
    directory.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield directory
    finally:
        os.seteuid(user)
        shutil.rmtree(directory)
