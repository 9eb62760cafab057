"""Compaction: when the journal gives way to a snapshot, and what survives it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from understudy.server.state.storage.storage import JournalStorage

Opener = Callable[..., JournalStorage]


def recorded(steps: list[str], name: str) -> Callable[..., Any]:
    """Return this function of the operating system, which notes each call."""
    function = getattr(os, name)

    def call(*arguments: Any) -> Any:
        steps.append(name)
        return function(*arguments)

    return call


def test_a_snapshot_empties_the_journal(open_storage: Opener, tmp_path: Path) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])
    assert (tmp_path / "data/journal.log").stat().st_size > 0

    storage.snapshot()

    assert (tmp_path / "data/journal.log").read_bytes() == b""


def test_a_snapshot_in_memory_does_nothing(open_storage: Opener) -> None:
    storage = open_storage(None)
    storage.commit([("a", "x", {"n": 1})])

    storage.snapshot()

    assert storage.tables() == {"a": {"x": {"n": 1}}}


def test_closing_compacts(open_storage: Opener, tmp_path: Path) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])

    storage.close()

    assert (tmp_path / "data/journal.log").read_bytes() == b""
    assert open_storage().tables() == {"a": {"x": {"n": 1}}}


def test_closing_without_a_write_leaves_the_snapshot_alone(
    open_storage: Opener, tmp_path: Path
) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])
    storage.close()
    before = (tmp_path / "data/snapshot.json").stat().st_mtime_ns

    open_storage().close()

    assert (tmp_path / "data/snapshot.json").stat().st_mtime_ns == before


def test_a_long_journal_is_compacted_on_the_way(open_storage: Opener, tmp_path: Path) -> None:
    storage = open_storage(compact_after=1_000)

    for number in range(500):
        storage.commit([("a", "x", {"n": number})])

    assert (tmp_path / "data/journal.log").stat().st_size <= 1_100
    assert (tmp_path / "data/snapshot.json").exists()


def test_the_journal_may_grow_to_twice_the_snapshot(open_storage: Opener, tmp_path: Path) -> None:
    storage = open_storage(compact_after=1)
    storage.replace({"a": {"big": {"text": "x" * 10_000}}})

    for number in range(300):
        storage.commit([("a", "x", {"n": number})])

    assert 10_000 < (tmp_path / "data/journal.log").stat().st_size < 21_000


def test_the_number_survives_restarts_and_compaction(open_storage: Opener) -> None:
    storage = open_storage(compact_after=100)
    for number in range(20):
        storage.commit([("a", "x", {"n": number})])
    storage.close()

    assert open_storage().seq == 20


def test_the_order_of_insertion_survives_restarts(open_storage: Opener) -> None:
    storage = open_storage()
    for key in "cab":
        storage.commit([("a", key, {"n": 1})])
    storage.commit([("a", "a", {"n": 2})])
    storage.commit([("a", "c", None)])
    storage.commit([("a", "c", {"n": 3})])
    order = list(storage.rows("a"))

    storage.close()

    assert order == list(open_storage().rows("a")) == ["a", "b", "c"]


def test_a_snapshot_is_on_disk_before_the_journal_is_emptied(
    open_storage: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])
    steps: list[str] = []
    for name in ("fsync", "replace", "ftruncate"):
        monkeypatch.setattr(f"os.{name}", recorded(steps, name))

    storage.snapshot()

    # The file, its name, the directory that holds the name, and only then the journal.
    assert steps == ["fsync", "replace", "fsync", "ftruncate"]


@pytest.mark.parametrize(
    "doc", [{"t": (1, 2)}, {"nan": float("nan")}, {"big": 2**64 - 1}, {"text": "ü\u2028\x00"}]
)
def test_memory_holds_what_a_restart_reads(open_storage: Opener, doc: dict[str, Any]) -> None:
    storage = open_storage()
    storage.commit([("a", "x", doc)])
    held = storage.read()

    storage.close()

    assert open_storage().read() == held
