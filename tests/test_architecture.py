"""The shape of the house: who imports whom, and the three folders that make an API."""

import subprocess
import sys
from pathlib import Path

from tests.cli.serving import ROOT, environment

from understudy.catalog import apis


def folders(place: str) -> set[str]:
    """Return the names of the folders in a place."""
    return {entry.name for entry in (ROOT / place).iterdir() if entry.is_dir()} - {"__pycache__"}


def test_imports_go_one_way() -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [lint, "--no-cache"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_an_api_has_the_same_name_in_every_place() -> None:
    served = folders("server/apis")

    assert served == folders("contracts") - {"kit"}
    assert served == folders("fixtures")
    assert served == set(apis())


def test_every_api_is_built_of_the_same_parts() -> None:
    parts = {"__init__.py", "api.py", "handlers", "envelope.py"}

    incomplete = {
        name
        for name in folders("server/apis")
        if not parts <= {file.name for file in (ROOT / "server/apis" / name).iterdir()}
    }

    assert incomplete == set()


def test_the_core_names_no_api() -> None:
    places = ("contracts/kit", "server", "src/understudy")
    files = [file for place in places for file in (ROOT / place).rglob("*.py")]
    own = {ROOT / "server/apis" / name for name in folders("server/apis")}

    named = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in files
        if not own & set(file.parents)
        for name in folders("server/apis")
        if name in file.read_text("utf-8").lower()
    }

    assert named == set()
