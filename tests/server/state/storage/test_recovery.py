"""What a storage makes of the journal it finds: crashes are repaired, damage is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from understudy.server.state.storage.errors import StoreDamaged, StoreError
from understudy.server.state.storage.storage import JournalStorage
from understudy.server.state.storage.writelog import FIRST_LINE

FIRST = len(FIRST_LINE)
Opener = Callable[..., JournalStorage]
COMMITS: list[list[tuple[str, str, Any]]] = [
    [("a", "x", {"n": 1, "text": "Grüße"})],
    [("a", "y", {"n": 2}), ("b", "x", {"tags": [1, 2]})],
    [("a", "x", None)],
    [("b", "x", {"tags": []}), ("a", "x", {"n": 3})],
    [("b", "x", None), ("b", "y", {"n": None})],
    [("a", "z", {"n": 4})],
]


@pytest.fixture(scope="module")
def states() -> list[dict[str, Any]]:
    """The content after no commit, the first, the second ..."""
    storage = JournalStorage(None)
    found = [storage.read()]
    for commit in COMMITS:
        storage.commit(commit)
        found.append(storage.read())
    return found


@pytest.fixture
def journal(tmp_path: Path, open_storage: Opener) -> bytes:
    """The journal of the commits above, as a killed process leaves it."""
    storage = open_storage(tmp_path / "source")
    for commit in COMMITS:
        storage.commit(commit)
    return (tmp_path / "source/journal.log").read_bytes()


def left_behind(directory: Path, journal: bytes, snapshot: bytes | None = None) -> Path:
    """Make a data directory of these files."""
    directory.mkdir(exist_ok=True)
    (directory / "journal.log").write_bytes(journal)
    (directory / "snapshot.json").unlink(missing_ok=True)
    if snapshot is not None:
        (directory / "snapshot.json").write_bytes(snapshot)
    return directory


def recovered(directory: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what an open storage finds, and what the next finds after one more commit."""
    storage = JournalStorage(directory)
    first = storage.read()
    storage.commit([("after", "crash", {"n": 1})])
    storage.close()
    storage = JournalStorage(directory)
    second = storage.read()
    storage.close()
    return first, second


def verdict(directory: Path, states: list[dict[str, Any]]) -> str:
    """Say what an open storage makes of the directory."""
    try:
        storage = JournalStorage(directory)
    except StoreError:
        return "refused"
    found = storage.read()
    storage.close()
    return "consistent" if found in states else "inconsistent"


def test_every_byte_prefix_of_a_journal_recovers_to_a_commit_and_accepts_writes(
    tmp_path: Path, journal: bytes, states: list[dict[str, Any]]
) -> None:
    after = {"after": {"crash": {"n": 1}}}
    # A line is whole when only its end is missing; the first holds the format and no commit.
    whole = [
        max(0, journal[: length + 1].count(b"\n") - 1) if length > FIRST else 0
        for length in range(len(journal) + 1)
    ]
    expected = [(states[lines], {**states[lines], **after}) for lines in whole]

    found = [
        recovered(left_behind(tmp_path / "crashed", journal[:length]))
        for length in range(len(journal) + 1)
    ]

    assert len(journal) > 250
    assert found == expected


def test_every_flipped_byte_is_refused_or_recovers_to_a_commit(
    tmp_path: Path, journal: bytes, states: list[dict[str, Any]]
) -> None:
    verdicts = [
        verdict(
            left_behind(
                tmp_path / "flipped",
                journal[:place] + bytes([journal[place] ^ flip]) + journal[place + 1 :],
            ),
            states,
        )
        for place in range(len(journal))
        for flip in (0x01, 0x80, 0xFF)
    ]

    assert set(verdicts) == {"refused", "consistent"}
    # Only the last line's end can be mistaken for a crash, and nothing is lost with it.
    assert verdicts.count("consistent") == 3


@pytest.mark.parametrize("flip", [0x01, 0x80, 0xFF])
def test_a_write_is_not_lost_with_its_last_byte(
    tmp_path: Path, journal: bytes, states: list[dict[str, Any]], flip: int
) -> None:
    spoilt = journal[:-1] + bytes([journal[-1] ^ flip])

    assert recovered(left_behind(tmp_path / "flipped", spoilt))[0] == states[-1]


def test_damage_names_the_file_the_place_and_the_way_out(tmp_path: Path, journal: bytes) -> None:
    start = journal.index(b"\n", FIRST) + 1
    spoilt = journal[: start + 20] + b"?" + journal[start + 21 :]
    directory = left_behind(tmp_path / "spoilt", spoilt)

    with pytest.raises(StoreDamaged) as refusal:
        JournalStorage(directory)

    message = str(refusal.value)
    assert message.startswith(f"{directory}/journal.log is damaged at byte {start}: ")
    assert message.endswith(f"truncate -s {start} {directory}/journal.log")
    assert "\n" not in message


def test_the_way_out_of_damage_works(
    tmp_path: Path, journal: bytes, states: list[dict[str, Any]]
) -> None:
    start = journal.index(b"\n", FIRST) + 1

    directory = left_behind(tmp_path / "spoilt", journal[:start])

    assert recovered(directory)[0] == states[1]


def test_a_damaged_file_is_not_touched(tmp_path: Path, journal: bytes) -> None:
    spoilt = b"?" + journal[1:] + b"torn tail"
    directory = left_behind(tmp_path / "spoilt", spoilt)

    with pytest.raises(StoreDamaged):
        JournalStorage(directory)

    assert (directory / "journal.log").read_bytes() == spoilt


def test_a_damaged_directory_is_not_left_locked(tmp_path: Path, journal: bytes) -> None:
    directory = left_behind(tmp_path / "spoilt", b"?" + journal[1:])
    with pytest.raises(StoreDamaged) as refusal:
        JournalStorage(directory)

    left_behind(directory, journal)

    assert recovered(directory)[0] != {}
    # The refusal still holds its frames: the lock was let go, not collected as garbage.
    assert refusal.tb is not None


def test_a_missing_commit_is_refused(tmp_path: Path, journal: bytes) -> None:
    lines = journal.splitlines(keepends=True)
    directory = left_behind(tmp_path / "gap", b"".join(lines[:3] + lines[4:]))

    with pytest.raises(StoreDamaged, match="write 4 does not follow write 2"):
        JournalStorage(directory)


def test_a_repeated_commit_is_refused(tmp_path: Path, journal: bytes) -> None:
    lines = journal.splitlines(keepends=True)
    directory = left_behind(tmp_path / "twice", b"".join([*lines[:3], lines[2]]))

    with pytest.raises(StoreDamaged, match="write 2 does not follow write 2"):
        JournalStorage(directory)


def test_a_journal_without_its_snapshot_is_refused(tmp_path: Path, open_storage: Opener) -> None:
    storage = open_storage(tmp_path / "source")
    storage.commit([("a", "x", {"n": 1})])
    storage.snapshot()
    storage.commit([("a", "y", {"n": 2})])
    tail = (tmp_path / "source/journal.log").read_bytes()

    with pytest.raises(StoreDamaged, match="write 2 does not follow write 0"):
        JournalStorage(left_behind(tmp_path / "orphan", tail))


def test_a_snapshot_without_its_journal_is_read(tmp_path: Path, open_storage: Opener) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])
    storage.close()

    (tmp_path / "data/journal.log").unlink()

    assert open_storage().tables() == {"a": {"x": {"n": 1}}}


def test_a_crash_between_snapshot_and_emptying_the_journal_repeats_nothing(
    tmp_path: Path, journal: bytes, states: list[dict[str, Any]]
) -> None:
    directory = left_behind(tmp_path / "crashed", journal)
    JournalStorage(directory).close()

    left_behind(directory, journal, (directory / "snapshot.json").read_bytes())

    assert recovered(directory)[0] == states[-1]


def test_a_crash_between_replacement_and_emptying_the_journal_keeps_the_replacement(
    tmp_path: Path, journal: bytes
) -> None:
    directory = left_behind(tmp_path / "crashed", journal)
    storage = JournalStorage(directory)
    storage.replace({"new": {"x": {"n": 1}}})
    storage.close()

    left_behind(directory, journal, (directory / "snapshot.json").read_bytes())

    after = {"new": {"x": {"n": 1}}, "after": {"crash": {"n": 1}}}
    assert recovered(directory) == ({"new": {"x": {"n": 1}}}, after)


def test_a_draft_of_a_snapshot_is_thrown_away(
    tmp_path: Path, journal: bytes, states: list[dict[str, Any]]
) -> None:
    directory = left_behind(tmp_path / "crashed", journal)
    (directory / "snapshot.json.tmp").write_bytes(b'{"format":1,"se')

    assert recovered(directory)[0] == states[-1]
    assert not (directory / "snapshot.json.tmp").exists()


def test_zeros_after_the_last_commit_are_cut(
    tmp_path: Path, journal: bytes, states: list[dict[str, Any]]
) -> None:
    directory = left_behind(tmp_path / "crashed", journal + bytes(4096))

    assert recovered(directory)[0] == states[-1]
