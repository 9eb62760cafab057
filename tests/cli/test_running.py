"""The verbs find the stand-in that runs on this machine."""

import json
import signal
import subprocess
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import PATIENCE, UNDERSTUDY, environment, serving
from tests.cli.terminal import Terminal

from understudy.running import announced, running


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let everything that runs in this test be noted in a folder of its own."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path / "understudy"


def test_without_a_url_the_one_that_runs_here_is_meant(lost: Terminal, places: Path) -> None:
    with serving("--clock", "2026-06-15T12:00:00Z") as mock:
        (file,) = places.iterdir()
        said = lost.say("clock")

        assert json.loads(file.read_text()) == {"url": mock.url}
        assert file.stat().st_mode & 0o777 == 0o600
        assert places.stat().st_mode & 0o777 == 0o700
        mock.stop()

    assert said.out == "2026-06-15T12:00:00.000Z\tfrozen\n"
    assert list(places.iterdir()) == []


def test_what_a_killed_one_leaves_is_removed(lost: Terminal, places: Path) -> None:
    with serving() as mock:
        mock.stop(signal.SIGKILL)
        assert len(list(places.iterdir())) == 1

        said = lost.say("reset")

    assert said.err == (
        "understudy: no understudy runs on this machine; start one, or pass --url URL\n"
    )
    assert list(places.iterdir()) == []


def test_of_several_one_has_to_be_named(lost: Terminal) -> None:
    with announced("http://127.0.0.1:8001"), serving() as mock:
        said = lost.say("reset")
        both = ", ".join(sorted(["http://127.0.0.1:8001", mock.url]))

    assert said.code == 2
    assert f"several run on this machine; pass --url with one of {both}\n" in said.err


def test_a_damaged_file_is_passed_over(places: Path) -> None:
    with announced("http://127.0.0.1:8001"):
        (file,) = places.iterdir()
        file.write_text("{")

        assert running() == []


def test_where_no_file_can_be_written_nothing_is_found_and_nothing_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    with announced("http://127.0.0.1:8001"):
        assert running() == []


def test_without_a_runtime_folder_the_cache_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    with announced("http://127.0.0.1:8001"):
        assert running() == ["http://127.0.0.1:8001"]
        assert len(list((tmp_path / "cache" / "understudy" / "running").iterdir())) == 1


def test_the_journal_is_followed_until_ctrl_c() -> None:
    with serving() as mock:
        follower = subprocess.Popen(
            [*UNDERSTUDY, "journal", "--follow", "--json"],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert follower.stdout is not None
        httpx.get(f"{mock.url}/v1/one")
        first = json.loads(follower.stdout.readline())
        httpx.get(f"{mock.url}/v1/two")
        second = json.loads(follower.stdout.readline())
        follower.send_signal(signal.SIGINT)
        _, errors = follower.communicate(timeout=PATIENCE)

    assert (first["path"], second["path"]) == ("/v1/one", "/v1/two")
    assert (follower.returncode, errors) == (0, "")
