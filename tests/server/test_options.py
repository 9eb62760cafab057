"""Options that cannot be followed are refused before anything is opened."""

import re
from pathlib import Path

import pytest

from understudy.catalog import UnknownApi
from understudy.server.app import create_app
from understudy.server.options import BadOption, Options


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "mock.example"])
def test_others_may_reach_the_mock_only_with_a_token(host: str) -> None:
    with pytest.raises(BadOption, match="--admin-token"):
        Options(host=host)

    assert Options(host=host, admin_token="hush").on_loopback is False


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
def test_this_machine_needs_no_token(host: str) -> None:
    assert Options(host=host).on_loopback


def test_fsync_needs_a_directory() -> None:
    with pytest.raises(BadOption, match="--data"):
        Options(fsync=True)


@pytest.mark.parametrize("name", ["journal_entries", "journal_bytes", "spaces"])
def test_no_number_may_be_negative(name: str) -> None:
    with pytest.raises(BadOption, match=f"--{name.replace('_', '-')} must be 0 or more"):
        Options(**{name: -1})  # type: ignore[arg-type]  # one of the numbers


def test_an_idle_time_must_be_a_duration() -> None:
    with pytest.raises(BadOption, match="--space-idle: 'soon' is not a duration"):
        Options(space_idle="soon")

    assert Options(space_idle="1h30m").idle_seconds == 5400


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        ("profile", "API.SETTING=VALUE"),
        ("nothing.profile=classic", "with one of: productionplanner"),
        ("productionplanner.speed=fast", "no such setting; productionplanner has: folders"),
    ],
)
def test_a_setting_that_is_not_declared_is_refused(setting: str, text: str) -> None:
    with pytest.raises(BadOption, match=re.escape(text)):
        create_app(Options(settings=(setting,)))


def test_an_unknown_api_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UnknownApi, match="there are: productionplanner"):
        create_app(Options(apis=("nothing",)))


@pytest.mark.parametrize("clock", ["noon", "2026-06-01", ""])
def test_a_clock_that_is_no_instant_is_refused(clock: str) -> None:
    with pytest.raises(BadOption, match="--clock"):
        create_app(Options(clock=clock))


def test_a_fixtures_folder_without_the_api_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match=r"no fixtures in .*productionplanner"):
        create_app(Options(fixtures=tmp_path))


@pytest.mark.parametrize("content", [None, "{", "[]", '{"tables": {"x": {}}}'])
def test_an_import_that_is_no_exported_state_is_refused(
    tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "state.json"
    if content is not None:
        file.write_text(content)

    with pytest.raises(BadOption, match=r"--import .*state\.json"):
        create_app(Options(import_file=file))


@pytest.mark.parametrize(
    "origin",
    ["http://a.example:80", "https://a.example:443", "http://a.example,http://b.example", "a"],
)
def test_an_origin_that_no_browser_sends_is_refused(origin: str) -> None:
    with pytest.raises(BadOption, match="that browsers send"):
        Options(cors=(origin,))


@pytest.mark.parametrize("origin", ["http://a.example:8080", "https://a.example:80", "*"])
def test_an_origin_that_browsers_send_is_taken(origin: str) -> None:
    assert Options(cors=(origin,)).cors == (origin,)
