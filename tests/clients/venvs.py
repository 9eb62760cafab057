"""Virtual environments of the tools, so that they never meet the project's own dependencies."""

import sys
from pathlib import Path

from tests.clients.commands import run

PIP = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--requirement")


def make_venv(folder: Path, requirements: Path) -> Path:
    """Return the `bin` of an environment with these requirements; made again when they change."""
    stamp, wanted = folder / ".made", requirements.read_text("utf-8")
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        run([sys.executable, "-m", "venv", "--clear", folder])
        run([folder / "bin" / "python", *PIP, requirements])
        stamp.write_text(wanted, "utf-8")
    return folder / "bin"
