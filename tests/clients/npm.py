"""Installs a folder's npm packages beside a copy of what imports them, again when they change."""

import shutil
from pathlib import Path

from tests.clients.commands import run

CI = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def install(source: Path, folder: Path) -> None:
    """Copy a folder without its Python files, and install the packages that its lock pins."""
    no_code = shutil.ignore_patterns("*.py*", "__pycache__", "node_modules")
    shutil.copytree(source, folder, ignore=no_code, dirs_exist_ok=True)
    lock, stamp = (source / "package-lock.json").read_text("utf-8"), folder / ".made"
    if not stamp.exists() or stamp.read_text("utf-8") != lock:
        run(CI, cwd=folder)
        stamp.write_text(lock, "utf-8")
