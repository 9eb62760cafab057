"""Disks that refuse: the commit fails, the content stands, and later writes work."""

import logging
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from understudy.server.state.storage.errors import StoreError, StoreUnusable
from understudy.server.state.storage.storage import JournalStorage

Opener = Callable[..., JournalStorage]
Limit = Callable[[int], AbstractContextManager[None]]


def refuse(*_: Any) -> None:
    """Fail as a broken disk does."""
    raise OSError(5, "Input/output error")


def test_a_full_disk_refuses_the_commit_and_loses_nothing(
    open_storage: Opener, file_limit: Limit, tmp_path: Path
) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])
    size = (tmp_path / "data/journal.log").stat().st_size

    for room in range(60):
        with file_limit(size + room), pytest.raises(StoreUnusable, match=r"cannot write .*data"):
            storage.commit([("a", "y", {"text": "y" * 100})])

    assert (storage.seq, storage.tables()) == (1, {"a": {"x": {"n": 1}}})
    assert (tmp_path / "data/journal.log").stat().st_size == size


def test_after_a_full_disk_writes_work_again(open_storage: Opener, file_limit: Limit) -> None:
    storage = open_storage()
    with file_limit(10), pytest.raises(StoreUnusable):
        storage.commit([("a", "x", {"n": 1})])

    storage.commit([("a", "y", {"n": 2})])
    storage.close()

    assert open_storage().tables() == {"a": {"y": {"n": 2}}}


def test_a_torn_line_that_could_not_be_cut_is_cut_before_the_next(
    open_storage: Opener, file_limit: Limit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])
    with monkeypatch.context() as patch, file_limit(80):
        patch.setattr("os.ftruncate", refuse)
        with pytest.raises(StoreUnusable):
            storage.commit([("a", "y", {"text": "y" * 100})])
    assert (tmp_path / "data/journal.log").stat().st_size == 80

    storage.commit([("a", "z", {"n": 3})])
    shutil.copytree(tmp_path / "data", tmp_path / "crashed")

    assert storage.tables() == {"a": {"x": {"n": 1}, "z": {"n": 3}}}
    assert open_storage(tmp_path / "crashed").tables() == storage.tables()


def test_a_disk_that_does_not_sync_refuses_the_commit(
    open_storage: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_storage(fsync=True)

    with monkeypatch.context() as patch:
        patch.setattr("understudy.server.state.storage.writelog.sync_data", refuse)
        with pytest.raises(StoreUnusable, match="Input/output error"):
            storage.commit([("a", "x", {"n": 1})])
    storage.commit([("a", "y", {"n": 2})])
    storage.close()

    assert open_storage().tables() == {"a": {"y": {"n": 2}}}


def test_every_commit_is_synced_when_asked(
    open_storage: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    storage = open_storage(fsync=True)
    monkeypatch.setattr("understudy.server.state.storage.writelog.sync_data", synced.append)

    storage.commit([("a", "x", {"n": 1})])
    storage.commit([("a", "x", {"n": 2})])

    assert len(synced) == 2


def test_a_full_disk_does_not_stop_a_store_that_only_wants_to_compact(
    open_storage: Opener,
    file_limit: Limit,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    storage = open_storage(compact_after=2_000)
    storage.replace({"a": {"large": {"text": "x" * 3_000}}})
    # There is room for the journal, but none for a snapshot of both.
    with file_limit(7_000), caplog.at_level(logging.WARNING):
        for key in range(12):
            storage.commit([("a", str(key), {"text": "x" * 500})])
        storage.commit([("a", "one", {"n": 1})])
        storage.commit([("a", "more", {"n": 2})])

    assert caplog.text.count("the journal was not compacted") == 1
    assert not list((tmp_path / "data").glob("*.tmp"))
    held = storage.read()
    storage.close()
    assert (len(held["a"]), open_storage().read()) == (15, held)


def test_a_full_disk_refuses_a_replacement_and_keeps_the_content(
    open_storage: Opener, file_limit: Limit
) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])

    with file_limit(1_000), pytest.raises(StoreUnusable, match="cannot write"):
        storage.replace({"a": {"y": {"text": "y" * 5_000}}})

    assert storage.tables() == {"a": {"x": {"n": 1}}}
    storage.commit([("a", "z", {"n": 2})])
    storage.close()
    assert open_storage().tables() == {"a": {"x": {"n": 1}, "z": {"n": 2}}}


def test_a_journal_that_cannot_be_emptied_after_a_snapshot_is_skipped_later(
    open_storage: Opener, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])

    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr("os.ftruncate", refuse)
        storage.replace({"a": {"y": {"n": 2}}})
        storage.commit([("a", "z", {"n": 3})])
        storage.close()

    assert "the journal could not be emptied" in caplog.text
    assert open_storage().tables() == {"a": {"y": {"n": 2}, "z": {"n": 3}}}


def test_a_journal_that_cannot_be_emptied_is_not_compacted_with_every_commit(
    open_storage: Opener, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    storage = open_storage(compact_after=1_000)

    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr("os.ftruncate", refuse)
        for number in range(100):
            storage.commit([("a", "x", {"n": number})])

    assert 1 <= caplog.text.count("could not be emptied") <= 4
    storage.close()
    assert open_storage().tables() == {"a": {"x": {"n": 99}}}


def test_every_refusal_of_the_store_is_a_store_error() -> None:
    assert issubclass(StoreUnusable, StoreError)
