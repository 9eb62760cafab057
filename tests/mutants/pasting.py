"""Pastes the reproducers of a mutant into bash: there, and beside it where nothing is wrong."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from starlette.types import ASGIApp, Receive, Scope, Send
from tests.mutants.catalogue import make_app
from tests.mutants.judging import JUDGED, KEYS, OPTIONS
from tests.mutants.reference.app import BASE_PATH
from tests.mutants.serving import serving

from understudy.contracts.kit.report import Report
from understudy.contracts.kit.run import Run, World

BEGIN = datetime(2026, 6, 1, 12, tzinfo=UTC)
VARIABLES = {f"PP_{name.upper()}": key for name, key in KEYS.items()}
# What the server, and not the application, says of itself.
MOVING = re.compile(rb"(?im)^(date|server|content-length): .*$")


@dataclass
class Ticking:
    """An application whose clock moves one second with each request, so that two answer alike."""

    defect: str | None = None
    instant: datetime = BEGIN

    def __post_init__(self) -> None:
        self.app: ASGIApp = make_app(self.defect, now=lambda: self.instant, seed=1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        self.instant += timedelta(seconds=1)
        await self.app(scope, receive, send)


@dataclass(frozen=True)
class Pasted:
    """What bash printed for one reproducer: at the mutant, and where nothing is wrong."""

    defect: str
    rule: str
    lines: tuple[str, ...]
    at_mutant: bytes
    at_reference: bytes

    @property
    def shows(self) -> bool:
        """Tell whether the lines show the defect: with it, they print something else."""
        return self.at_mutant != self.at_reference


def judge_and_try(defect: str) -> Report:
    """Return the report of a quick run on a mutant, with reproducers that were tried."""
    with serving(make_app(defect)) as root:
        options = replace(OPTIONS, base_url=root + BASE_PATH, depth="quick", seed=1)
        return Run(replace(options, try_reproducers=True), JUDGED, World()).judge()


def paste_all(defect: str) -> Iterator[Pasted]:
    """Yield every reproducer of weight that a quick run on a mutant prints, after pasting it."""
    for row in judge_and_try(defect).rows:
        if row.status == "broken" and row.rule.level != "info":
            lines = row.reproducer or ()
            outputs = (_run(lines, name) for name in (defect, None))
            yield Pasted(defect, row.rule.id, lines, *outputs)


def _run(lines: Sequence[str], defect: str | None) -> bytes:
    """Return what bash prints for the lines, sent to a server that has just begun."""
    with serving(Ticking(defect)) as root:
        done = subprocess.run(
            ["bash"],
            input="\n".join([lines[0], f"BASE={root}{BASE_PATH}", *lines[1:]]).encode(),
            env={"PATH": os.environ["PATH"], **VARIABLES},
            capture_output=True,
            check=False,
        )
    port = root.rpartition(":")[2].encode()
    return MOVING.sub(b"", done.stdout + done.stderr).replace(port, b"PORT")
