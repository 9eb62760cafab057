"""What cannot be served is refused in one clear line on stderr, with exit code 2."""

import socket
from pathlib import Path

import pytest
from tests.cli.serving import refusal, serving


def one_line(errors: str) -> str:
    """Return the only line of stderr."""
    assert errors.count("\n") == 1, errors
    assert errors.startswith("understudy: ")
    return errors.removeprefix("understudy: ").rstrip("\n")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--nonsense"], "No such option: --nonsense"),
        (["extra"], "unexpected extra argument"),
        (["--port", "high"], "'--port'"),
        (["--port", "65536"], "'--port'"),
        (["--seed", "1.5"], "'--seed'"),
        (["--host", "192.0.2.1"], "--admin-token"),
        (["--host", "0.0.0.0"], "--admin-token"),
        (
            ["--host", "192.0.2.1", "--admin-token", "t"],
            "192.0.2.1:0 is no address of this machine",
        ),
        (["--host", "no.such.host.invalid", "--admin-token", "t"], "no known name"),
        (["--data", ""], "'--data': must not be empty"),
        (["--fixtures", " "], "'--fixtures': must not be empty"),
        (["--export-keys"], "--export-keys needs --export-on-exit"),
        (["--fsync"], "--fsync needs --data"),
        (["--api", "nonsense"], "no API called 'nonsense' to serve; there are: productionplanner"),
        (["--clock", "noon"], "--clock noon: "),
        (["--set", "nonsense"], "--set nonsense: write it as API.SETTING=VALUE"),
        (["--set", "productionplanner.nonsense=1"], "no such setting"),
        (["--fixtures", "/nonexistent"], "no fixtures in /nonexistent"),
        (["--import", "/nonexistent"], "--import /nonexistent: No such file or directory"),
        (["--export-on-exit", "/nonexistent/state.json"], "--export-on-exit /nonexistent"),
        (["--data", "/dev/null/data"], "/dev/null"),
    ],
)
def test_a_bad_option_is_one_line_and_exit_2(options: list[str], words: str) -> None:
    ended = refusal("serve", "--port", "0", *options)

    assert ended.code == 2
    assert words in one_line(ended.errors)


def test_an_unknown_command_is_one_line_and_exit_2() -> None:
    ended = refusal("perform")

    assert ended.code == 2
    assert "No such command 'perform'" in one_line(ended.errors)


def test_a_bad_variable_is_refused_like_its_option() -> None:
    ended = refusal("serve", env={"UNDERSTUDY_PORT": "high"})

    assert ended.code == 2
    assert "'--port'" in one_line(ended.errors)


def test_a_taken_port_is_named_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        ended = refusal("serve", "--port", str(port))

    assert ended.code == 2
    assert one_line(ended.errors).startswith(f"127.0.0.1:{port} is taken; ")
    assert "--port" in ended.errors


def test_a_second_mock_on_one_data_folder_is_refused(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)):
        ended = refusal("serve", "--port", "0", "--data", str(tmp_path))

    assert ended.code == 2
    assert "in use" in one_line(ended.errors)
    assert "--data" in ended.errors


def test_a_damaged_data_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    snapshot = tmp_path / "snapshot.json"
    snapshot.write_text("not what was written")

    ended = refusal("serve", "--port", "0", "--data", str(tmp_path))

    assert ended.code == 2
    assert str(snapshot) in one_line(ended.errors)
    assert snapshot.read_text() == "not what was written"


def test_broken_fixtures_are_refused_with_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "productionplanner"
    folder.mkdir()
    (folder / "organizations.json").write_text("[")

    ended = refusal("serve", "--port", "0", "--fixtures", str(tmp_path))

    assert ended.code == 2
    assert "organizations.json" in one_line(ended.errors)


def test_a_state_that_is_not_one_is_refused_with_the_file(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    state.write_text("{}")

    ended = refusal("serve", "--port", "0", "--import", str(state))

    assert ended.code == 2
    assert str(state) in one_line(ended.errors)
