"""Stores for the tests of the state layer, all closed at the end, and disks that refuse."""

import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tinydb.table import Document

from understudy.server.state.access.keys import KeyPolicy, Keys
from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.store import Store
from understudy.server.state.documents.table import Database, KeyTable
from understudy.server.state.ids import Ids
from understudy.server.state.storage.storage import JournalStorage
from understudy.server.state.time.clock import Clock

NOBODY = 65534
COLLECTIONS = {
    "planner": (
        Collection("projects"),
        Collection("tasks", ("_project",)),
        Collection("schedule", ("_project", "_date")),
    )
}
POLICIES = {
    kind: KeyPolicy(kind, lambda ids: f"pp_{ids.hex(64)}") for kind in ("reveal", "once", "single")
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
def database(open_storage: Callable[..., JournalStorage]) -> Database:
    """A TinyDB database in the directory of this test."""
    return Database(open_storage())


@pytest.fixture
def table(database: Database) -> KeyTable:
    """A table of two documents: ada is 36, bob is 20."""
    people = database.table("people")
    people.insert(Document({"name": "Ada", "age": 36, "tags": ["math"]}, "ada"))
    people.insert(Document({"name": "Bob", "age": 20, "tags": []}, "bob"))
    return people


@pytest.fixture
def reread(
    database: Database, open_storage: Callable[..., JournalStorage]
) -> Callable[[], dict[str, Any]]:
    """Return what a restart of the database finds."""

    def close_and_open() -> dict[str, Any]:
        database.close()
        return open_storage().tables()

    return close_and_open


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at noon."""
    return Clock(datetime(2026, 6, 1, 12, tzinfo=UTC))


@pytest.fixture
def seeded_key() -> dict[str, Any]:
    """The one active key of the fixtures that can be read."""
    return {
        "id": "key_ci",
        "api": "reveal",
        "org": "acme",
        "name": "ci",
        "key": "pp_1",
        "created_at": "2026-01-01T00:00:00.000Z",
        "revoked_at": None,
    }


@pytest.fixture
def key_fixtures(seeded_key: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Two organizations of three APIs, and three keys, of which one is revoked."""
    revoked = {"id": "key_old", "key": "pp_3", "revoked_at": "2026-02-01T00:00:00.000Z"}
    orgs = [(api, org) for api in POLICIES for org in ("acme", "north")]
    return {
        "_orgs": {
            f"{api}:{org}": {"id": org, "api": api, "name": org.title()} for api, org in orgs
        },
        "_keys": {
            "key_ci": seeded_key,
            "key_old": {**seeded_key, **revoked},
            "key_once": {**seeded_key, "id": "key_once", "api": "once"},
        },
    }


@pytest.fixture
def open_keys(
    open_store: Callable[..., Store], clock: Clock, key_fixtures: dict[str, Any]
) -> Callable[..., tuple[Keys, Store]]:
    """Open the keys of a store, by default of the one in the test's directory."""

    def open_one(*places: None) -> tuple[Keys, Store]:
        ids = Ids(seed=1)
        store = open_store(*places, ids=ids)
        if store.is_new:
            store.replace(key_fixtures)
        return Keys(store, clock, ids, POLICIES), store

    return open_one


@pytest.fixture
def key_store(open_keys: Callable[..., tuple[Keys, Store]]) -> tuple[Keys, Store]:
    """The keys of a store in memory, and that store."""
    return open_keys(None)


@pytest.fixture
def keys(key_store: tuple[Keys, Store]) -> Keys:
    """The keys of a store in memory."""
    return key_store[0]


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Switch between threads as often as can be."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


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
