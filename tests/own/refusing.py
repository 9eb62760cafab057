"""The notes of docs/add-an-api.md, spoilt on purpose, and how that is told."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.serving import UNDERSTUDY, environment
from tests.own.page import spoilt

from understudy.server.app import UNSERVABLE, create_app
from understudy.server.options import Options

Spoil = Callable[[Path], object]


def replaced(name: str, old: str, new: str) -> Spoil:
    """Return what writes something else into a file of the API."""
    return lambda notes: spoilt(notes / name, old, new)


def written(name: str, content: str | bytes) -> Spoil:
    """Return what writes a whole file of the API."""
    octets = content.encode() if isinstance(content, str) else content
    return lambda notes: (notes / name).write_bytes(octets)


def linked(name: str) -> Spoil:
    """Return what puts a link out of the folder into it."""
    return lambda notes: (notes / name).symlink_to(Path("/etc/hostname"))


def tell(*command: str) -> tuple[int, list[str]]:
    """Return how a command ends, and the lines that it prints on stderr."""
    done = subprocess.run(
        [*UNDERSTUDY, *command],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr.splitlines()


def why_unserved(notes: Path, *kinds: type[Exception]) -> str:
    """Return what is said of an API that must not be served; `kinds` are all that may be raised."""
    with pytest.raises(kinds or UNSERVABLE) as refused:
        create_app(Options(apis=("notes",), api_dirs=(notes.parent,)))
    return str(refused.value)
