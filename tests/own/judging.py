"""A stand-in of notes that take tokens, and the ways to have it judged."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.serving import ROOT, UNDERSTUDY, environment
from tests.own.page import NORTH
from tests.own.signing import ANNA, NORA, PASSWORD

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.clock import Clock
from understudy.testing import Understudy

KEYS = {"key": PASSWORD, "other_key": NORTH}
NEEDS = {"username": ANNA, "other_username": NORA}
OPTIONS = (
    *("--key", PASSWORD, "--need", f"username={ANNA}"),
    *("--other-key", NORTH, "--need", f"other_username={NORA}"),
)


@dataclass(frozen=True)
class Judging:
    """A stand-in that takes tokens, and the folder with its rules."""

    mock: Understudy
    folder: Path

    @property
    def url(self) -> str:
        """The base URL of its notes."""
        return self.mock.url("notes")

    def run(self, clock: Clock | None = None, **options: object) -> Run:
        """Return a run that judges it."""
        asked = {"base_url": self.url, "keys": KEYS, "needs": NEEDS, "depth": "quick", **options}
        world = World(clock or Clock())
        return Run(Options(**asked), judged_by(self.url, "notes", (self.folder,)), world)  # type: ignore[arg-type]  # options of several types

    @contextmanager
    def running(self, **options: object) -> Iterator[Run]:
        """Give a run whose target is called by hand."""
        run = self.run(**options)  # type: ignore[arg-type]  # options of several types
        try:
            yield run
        finally:
            run.wire.close()

    def verify(self, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Judge it on the command line."""
        return subprocess.run(
            [*UNDERSTUDY, "verify", self.url, "--api-dir", str(self.folder), "--quick", *options],
            capture_output=True,
            text=True,
            env=environment(variables),
            cwd=ROOT,
            check=False,
        )

    def count(self, operation: str) -> int:
        """Return how often an operation was called."""
        return self.mock.journal.count(operation=operation)


def serving(apis: Path) -> Iterator[Judging]:
    """Serve the APIs of a folder."""
    with Understudy(api_dirs=(apis,), apis=("notes",), check_responses=False) as mock:
        yield Judging(mock, apis)
