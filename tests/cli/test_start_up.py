"""The command line starts light: asking for help loads neither Connexion nor the server."""

import subprocess
import sys

import pytest
from tests.cli.serving import PATIENCE, UNDERSTUDY, environment

from understudy import __version__
from understudy.cli.verbs.serve import _say

HEAVY = (
    "('connexion', 'starlette', 'uvicorn', 'httpx', 'understudy.server', 'understudy.contracts')"
)
ASK = f"""
import sys
from understudy.cli import main
sys.argv = ["understudy", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print("loaded:", [name for name in sys.modules if name.startswith({HEAVY})])
"""


def output(*command: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment(), timeout=PATIENCE, check=True
    )
    return done.stdout


def test_help_loads_neither_connexion_nor_the_server() -> None:
    shown = output(sys.executable, "-c", ASK, "--help")

    assert "Usage: understudy" in shown
    assert shown.splitlines()[-1] == "loaded: []"


def test_the_help_of_serve_loads_neither_connexion_nor_the_server() -> None:
    shown = output(sys.executable, "-c", ASK, "serve", "--help")

    assert "Usage: understudy serve" in shown
    assert shown.splitlines()[-1] == "loaded: []"


def test_version_prints_name_and_version() -> None:
    assert output(*UNDERSTUDY, "--version") == f"understudy {__version__}\n"


def test_no_command_prints_the_help() -> None:
    assert "Usage: understudy" in output(*UNDERSTUDY)


def test_who_cannot_be_told_is_served_all_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def announce() -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(sys, "stdout", sys.stdout)
    _say(announce)
    sys.stdout.close()

    assert capsys.readouterr().err == "understudy: serving, but cannot say so: Broken pipe\n"
