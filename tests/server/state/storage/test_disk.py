"""The data directory: made, locked, shared with nobody, and refused with one clear line."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from understudy.server.state.storage.errors import StoreInUse, StoreUnusable
from understudy.server.state.storage.storage import JournalStorage

Opener = Callable[..., JournalStorage]
HOLD = """
import sys
from pathlib import Path
from understudy.server.state.storage.storage import JournalStorage
storage = JournalStorage(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the data directory open until it is killed."""
    source = str(Path(__file__).parents[4] / "src")
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "data")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": source},
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_missing_directory_is_made_with_its_parents(open_storage: Opener, tmp_path: Path) -> None:
    open_storage(tmp_path / "not/yet/there").commit([("a", "x", {"n": 1})])

    assert (tmp_path / "not/yet/there/journal.log").exists()


def test_the_files_are_for_their_owner_only(open_storage: Opener, tmp_path: Path) -> None:
    storage = open_storage()
    storage.commit([("a", "x", {"n": 1})])
    storage.close()

    modes = [
        (tmp_path / "data" / name).stat().st_mode & 0o777
        for name in ("journal.log", "snapshot.json")
    ]

    assert modes == [0o600, 0o600]


def test_a_second_store_in_the_directory_is_refused(open_storage: Opener, tmp_path: Path) -> None:
    open_storage()

    with pytest.raises(StoreInUse) as refusal:
        open_storage()

    assert str(refusal.value) == (
        f"{tmp_path / 'data'} is in use by another understudy; stop it or pass another --data DIR"
    )


def test_a_second_process_is_refused_until_the_first_is_killed(
    holder: "subprocess.Popen[str]", open_storage: Opener
) -> None:
    with pytest.raises(StoreInUse):
        open_storage()

    holder.kill()
    holder.wait()

    open_storage().commit([("a", "x", {"n": 1})])


def test_a_closed_directory_can_be_opened_again(open_storage: Opener) -> None:
    open_storage().close()

    assert open_storage().tables() == {}


def test_a_file_in_the_place_of_the_directory_is_refused(
    open_storage: Opener, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("notes")

    with pytest.raises(StoreUnusable, match="data is a file; --data needs a directory"):
        open_storage()

    assert (tmp_path / "data").read_text() == "notes"


def test_a_file_above_the_directory_is_refused(open_storage: Opener, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("notes")

    with pytest.raises(StoreUnusable, match=r"cannot use .*below: Not a directory"):
        open_storage(tmp_path / "data/below")


def test_a_directory_without_permission_is_refused(
    open_storage: Opener, forbidden_directory: Path
) -> None:
    with pytest.raises(StoreUnusable, match=r"cannot use .*: Permission denied"):
        open_storage(forbidden_directory)


def test_a_directory_that_cannot_be_made_is_refused(
    open_storage: Opener, forbidden_directory: Path
) -> None:
    with pytest.raises(StoreUnusable, match=r"cannot use .*below: Permission denied"):
        open_storage(forbidden_directory / "below")


@pytest.mark.parametrize("name", ["journal.log", "snapshot.json", "snapshot.json.tmp"])
def test_a_directory_in_the_place_of_a_file_is_refused_and_the_lock_let_go(
    open_storage: Opener, tmp_path: Path, name: str
) -> None:
    (tmp_path / "data" / name).mkdir(parents=True)

    with pytest.raises(StoreUnusable, match=f"cannot .*{name}: ") as refusal:
        open_storage()
    (tmp_path / "data" / name).rmdir()

    open_storage().commit([("a", "x", {"n": 1})])
    # The refusal still holds its frames: the lock was let go, not collected as garbage.
    assert refusal.tb is not None
