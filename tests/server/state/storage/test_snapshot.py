"""The snapshot file: read whole, or refused by name."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from understudy.server.state.storage.errors import StoreDamaged, StoreUnusable
from understudy.server.state.storage.storage import JournalStorage


@pytest.fixture
def snapshot(tmp_path: Path, open_storage: Callable[..., JournalStorage]) -> bytes:
    """The snapshot of a storage with one document."""
    storage = open_storage(tmp_path / "source")
    storage.commit([("a", "x", {"n": 1})])
    storage.close()
    return (tmp_path / "source/snapshot.json").read_bytes()


@pytest.fixture
def left_behind(tmp_path: Path) -> Callable[[bytes], Path]:
    """Make a data directory of a snapshot."""
    (tmp_path / "left").mkdir()

    def leave(content: bytes) -> Path:
        (tmp_path / "left/snapshot.json").write_bytes(content)
        return tmp_path / "left"

    return leave


def test_a_snapshot_is_one_json_document(snapshot: bytes) -> None:
    document = orjson.loads(snapshot)

    assert list(document) == ["format", "seq", "crc32", "tables"]
    assert (document["format"], document["seq"]) == (1, 1)
    assert document["tables"] == {"a": {"x": {"n": 1}}}


def test_every_flipped_byte_of_a_snapshot_is_refused(
    snapshot: bytes, left_behind: Callable[[bytes], Path]
) -> None:
    for place in range(len(snapshot)):
        flipped = snapshot[:place] + bytes([snapshot[place] ^ 1]) + snapshot[place + 1 :]
        with pytest.raises((StoreDamaged, StoreUnusable), match=r"snapshot\.json"):
            JournalStorage(left_behind(flipped))


def test_every_byte_prefix_of_a_snapshot_is_refused(
    snapshot: bytes, left_behind: Callable[[bytes], Path]
) -> None:
    for length in range(len(snapshot)):
        with pytest.raises(StoreDamaged, match=r"snapshot\.json is damaged; restore a copy"):
            JournalStorage(left_behind(snapshot[:length]))


def test_a_snapshot_of_a_later_release_is_refused_by_name(
    left_behind: Callable[[bytes], Path],
) -> None:
    later = b'{"format":2,"seq":1,"crc32":"00000000","tables":{}}\n'

    with pytest.raises(StoreUnusable, match=r"written by a later understudy \(format 2\); upgrade"):
        JournalStorage(left_behind(later))
