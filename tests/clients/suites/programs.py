"""The programs of this folder's npm packages, and of those that the whole project uses."""

import json
from pathlib import Path

from tests.clients import npm
from tests.clients.client import ROOT, TOOLS
from tests.clients.commands import run

HERE = Path(__file__).parent
INSTALLED = TOOLS / "suites"
# No news of newer versions, and no reports of use.
QUIET = {"NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1", "SCARF_ANALYTICS": "false"}


def install(tools: Path) -> None:
    """Install the packages of this folder."""
    npm.install(HERE, tools / INSTALLED.name)


def install_project(_tools: Path) -> None:
    """Install the packages of the project, which are Prism's."""
    run(["make", "--silent", "node_modules/.installed"], cwd=ROOT)


def program(name: str) -> Path:
    """Return a program of this folder's packages."""
    return INSTALLED / "node_modules" / ".bin" / name


def version(package: str, folder: Path = HERE) -> str:
    """Return the version to which a package is pinned."""
    pins = json.loads((folder / "package.json").read_text("utf-8"))["devDependencies"]
    return str(pins[package])
