"""Where built sites are kept: whole, a few of them, and what nobody else can have put there."""

import os
import tempfile
from pathlib import Path
from threading import Thread

import pytest
from filelock import FileLock
from tests.server.site.command import write_site

from understudy.server.site.builder import Builder
from understudy.server.site.cache import LOCK, MOST_KEPT, Cache, NotBuilt, default_places
from understudy.server.site.process import Process


def test_a_site_that_another_process_builds_is_waited_for(tmp_path: Path) -> None:
    builder = Builder(Cache([tmp_path]), lambda: "1234", program=("/nowhere/python",))
    found = []
    waiting = Thread(target=lambda: found.append(builder.built(Process())))

    with FileLock(tmp_path / LOCK):
        waiting.start()
        write_site(tmp_path / "1234")
    waiting.join()

    assert "index.html" in found[0]


def test_who_is_stopped_waits_for_no_turn(tmp_path: Path) -> None:
    with (
        FileLock(tmp_path / LOCK),
        pytest.raises(NotBuilt),
        Cache([tmp_path]).turn(tmp_path, lambda: True),
    ):
        pass


def test_what_a_build_left_that_was_ended_is_removed_by_the_next_one(tmp_path: Path) -> None:
    cache = Cache([tmp_path])
    write_site(cache.draft(tmp_path, "1234"))

    draft = cache.draft(tmp_path, "5678")

    assert not draft.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_not_found(tmp_path: Path) -> None:
    cache = Cache([tmp_path])
    write_site(cache.draft(tmp_path, "1234"))

    assert cache.find("1234") is None


def test_those_that_were_used_last_are_kept(tmp_path: Path) -> None:
    cache = Cache([tmp_path])
    for number in range(MOST_KEPT):
        write_site(tmp_path / f"{number}")
        os.utime(tmp_path / f"{number}", (number, number))
    cache.find("0")
    new = cache.draft(tmp_path, "new")
    write_site(new)

    cache.keep(new)

    assert sorted(each.name for each in tmp_path.iterdir()) == [*"0234567", "new"]


def test_a_site_is_found_where_nothing_can_be_written(tmp_path: Path) -> None:
    write_site(tmp_path / "read-only" / "1234")
    cache = Cache([tmp_path / "none", tmp_path / "read-only"])

    assert cache.find("1234") == tmp_path / "read-only" / "1234"


def test_the_first_place_that_can_be_written_takes_new_ones(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert Cache([tmp_path / "file" / "in", tmp_path / "free"]).place() == tmp_path / "free"


def test_what_others_can_write_among_the_temporary_files_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    place = tmp_path / "open"
    write_site(place / "1234")
    place.chmod(0o777)

    with pytest.raises(NotBuilt, match="can be written by others"):
        Cache([place]).place()
    assert Cache([place]).find("1234") is None


def test_the_cache_of_the_user_comes_before_the_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", "/temporary")

    first, second = default_places()

    assert first == tmp_path / "understudy" / "reference"
    assert second == Path(f"/temporary/understudy-reference-{os.getuid()}")


def test_a_machine_without_places_has_a_reason(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match="no place"):
        Cache([]).place()
