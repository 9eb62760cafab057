"""An error that comes from a variable names the variable and its value."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.cli.terminal import Terminal

from understudy.cli import app

COMMANDS: Mapping[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group
# What a command must be given.
GIVEN = {"docs build": ["site"]}
# Of what is a text to typer, what each refuses; a secret is not told.
NONSENSE = {
    "serve": {
        "API": "nonsense",
        "API_DIR": "/nonsense",
        "HOST": "not.an.address.invalid",
        "TLS_CERT": "/nonsense.pem",
        "TLS_KEY": "/nonsense.pem",
        "FIXTURES": "/nonsense",
        "IMPORT": "/nonsense.json",
        "EXPORT_ON_EXIT": "/nonsense/state.json",
        "CLOCK": "noon",
        "SET": "nonsense",
        "CORS": "nonsense",
        "ALLOW_HOST": "http://nonsense",
        "ADMIN_TOKEN": "schlüssel",
        "LIMITS": "maybe",
        "SPACE_IDLE": "soon",
        # What is no folder; a name that is not there yet is made.
        "DATA": "/dev/null",
    },
    "verify": {
        "BASE_URL": "nonsense",
        "API": "nonsense",
        "API_DIR": "/nonsense",
        "NEED": "nonsense",
        "RATE": "fast",
        "CA_FILE": "/nonsense.pem",
        "BASELINE": "/nonsense.json",
        "COMPARE": "/nonsense.json",
        "RULE": "NONSENSE-1",
        "SKIP_RULE": "NONSENSE-1",
        "JUNIT": "/nonsense/report.xml",
        "JSON": "/nonsense/report.json",
        "HTML": "/nonsense/report.html",
        "HEADER": "nonsense",
    },
    "clock": {"URL": "nowhere"},
    "rules": {"API": "nonsense", "API_DIR": "/nonsense"},
    "docs build": {"API": "nonsense", "API_DIR": "/nonsense"},
}
# Whatever is said there is what is meant.
ANYTHING = {("verify", name) for name in ("KEY", "OTHER_KEY", "REVOKED_KEY", "ALLOW_WRITES")}


def command_of(name: str) -> Any:
    """Return a command by its words, such as `docs build`."""
    verb, _, inner = name.partition(" ")
    return COMMANDS[verb].commands[inner] if inner else COMMANDS[verb]


def told_by_variables() -> Iterator[tuple[str, str, str]]:
    """Yield each command, a variable of it, and a value that it cannot have."""
    for name, values in NONSENSE.items():
        yield from ((name, variable, value) for variable, value in values.items())
        for parameter in command_of(name).params:
            variable = str(parameter.envvar).removeprefix("UNDERSTUDY_")
            if parameter.envvar and variable not in values and (name, variable) not in ANYTHING:
                yield name, variable, "nonsense"


@pytest.fixture
def shell(
    lost: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Terminal, pytest.MonkeyPatch]:
    """A shell without any variable of ours, in a folder of its own."""
    for name in [name for name in os.environ if name.startswith("UNDERSTUDY_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return lost, monkeypatch


@pytest.mark.parametrize(("command", "name", "value"), [*told_by_variables()])
def test_an_error_names_the_variable_and_its_value(
    shell: tuple[Terminal, pytest.MonkeyPatch], command: str, name: str, value: str
) -> None:
    terminal, variables = shell
    variables.setenv("UNDERSTUDY_PORT", "0")
    variables.setenv("UNDERSTUDY_KEY", "k")
    variables.setenv("UNDERSTUDY_BASE_URL", "http://127.0.0.1:1/v1")
    variables.setenv(f"UNDERSTUDY_{name}", value)

    said = terminal.say(*command.split(), *GIVEN.get(command, []))

    secret = name in ("ADMIN_TOKEN", "HEADER")
    told = f"UNDERSTUDY_{name}" + ("" if secret else f"={value}")
    assert (said.code, told in said.err, secret and value in said.err) == (2, True, False)
