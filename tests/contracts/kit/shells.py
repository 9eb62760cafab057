"""Pastes reproducers into sh, with the keys in variables and nothing else."""

import os
import subprocess
from collections.abc import Iterable

from tests.contracts.kit.judging import KEY, OTHER


def paste(lines: Iterable[str]) -> str:
    """Return what sh prints."""
    done = subprocess.run(
        ["sh"],
        input="\n".join(lines),
        env={"PATH": os.environ["PATH"], "NOTES_KEY": KEY, "NOTES_OTHER_KEY": OTHER},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout
