"""Runs the tools of others, and says what they said when one fails."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.clients.client import Output

PATIENCE = 600  # seconds after which a tool that hangs is killed
SHOWN = 40  # lines of a failure, the last ones


class ToolFailed(RuntimeError):
    """A tool ended with an error; the text is what it said."""


def run(
    command: Sequence[object],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    codes: Sequence[int] = (0,),
) -> Output:
    """Run a command and return all that it printed; ToolFailed where it ends with another code."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolFailed(f"{' '.join(words)}: {error}") from error
    if done.returncode not in codes:
        last = "\n".join(done.stdout.splitlines()[-SHOWN:])
        raise ToolFailed(f"{' '.join(words)} ended with {done.returncode}:\n{last}")
    return done.stdout


def one_line(text: str) -> str:
    """Return a text of several lines in one."""
    return " ".join(text.split())
