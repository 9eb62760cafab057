"""The journal's format has a number, and its file belongs to one process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from understudy.server.state.storage.errors import StoreInUse, StoreUnusable
from understudy.server.state.storage.storage import JournalStorage

Opener = Callable[..., JournalStorage]


@pytest.fixture
def journal(tmp_path: Path, open_storage: Opener) -> bytes:
    """The journal of one commit, as a killed process leaves it."""
    storage = open_storage(tmp_path / "source")
    storage.commit([("a", "x", {"n": 1})])
    return (tmp_path / "source/journal.log").read_bytes()


def left_behind(directory: Path, journal: bytes) -> Path:
    """Make a data directory of a journal."""
    directory.mkdir()
    (directory / "journal.log").write_bytes(journal)
    return directory


def test_a_journal_of_the_first_format_is_read(tmp_path: Path, journal: bytes) -> None:
    first_format = journal.partition(b"\n")[2]

    storage = JournalStorage(left_behind(tmp_path / "older", first_format))

    assert storage.read() == {"a": {"x": {"n": 1}}}
    storage.close()


def test_a_journal_of_a_later_format_is_refused_in_one_line(tmp_path: Path, journal: bytes) -> None:
    later = journal.replace(b"understudy-journal 2", b"understudy-journal 3", 1)

    with pytest.raises(StoreUnusable, match=r"later release, in format 3; .* upgrade understudy"):
        JournalStorage(left_behind(tmp_path / "later", later))


def test_a_removed_lock_lets_nobody_else_write(tmp_path: Path, open_storage: Opener) -> None:
    storage = open_storage(tmp_path / "held")
    storage.commit([("a", "x", {"n": 1})])
    (tmp_path / "held/.lock").unlink()

    with pytest.raises(StoreInUse, match="in use by another understudy"):
        JournalStorage(tmp_path / "held")
