"""Pastes reproducers into sh, with the keys in variables and nothing else."""

import os
import subprocess
from collections.abc import Iterable

from tests.contracts.kit.judging import KEY, KEYS, OTHER, judged, row

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.run import Run, World


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


def reproducer(url: str, rule: str) -> tuple[str, ...]:
    """Return the lines for one rule of a service that is judged over sockets."""
    report = Run(Options(url, KEYS, seed=1, depth="quick"), judged(), World()).judge()
    return row(report, rule).reproducer or ()
