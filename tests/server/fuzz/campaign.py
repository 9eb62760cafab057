"""A run of the fuzzer: a stand-in in a process of its own, so many requests, and what was found."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import urlsplit

import httpx
import uvloop
from tests.cli.serving import UNDERSTUDY, environment
from tests.server.fuzz.asked import read
from tests.server.fuzz.grammar import Connection, connection
from tests.server.fuzz.judgement import complaints
from tests.server.fuzz.places import Places
from tests.server.fuzz.reproducer import reproducer
from tests.server.fuzz.sending import exchanges

from understudy.catalog import apis
from understudy.reference.spec import load_spec
from understudy.server.pipeline import control_face
from understudy.testing import Control

# So many requests, then the data go back to the start: lists stay short.
BATCH = 1000
MOST_SHOWN = 5
# Beyond these it is not worth the time to go on.
MOST_FAILURES = 100
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Report:
    """What a run has sent, what the requests were, and what was wrong."""

    seed: int
    requests: int = 0
    connections: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    failures: int = 0
    shown: list[str] = field(default_factory=list)
    megabytes_before: float = 0.0
    megabytes: float = 0.0
    is_healthy: bool = False
    log: str = ""

    def __str__(self) -> str:
        verdicts = ", ".join(f"{number} {name}" for name, number in sorted(self.verdicts.items()))
        return (
            f"seed {self.seed}: {self.requests} requests on {self.connections} connections "
            f"({verdicts}); {self.failures} connections with failures; "
            f"memory {self.megabytes_before:.0f} MB, then {self.megabytes:.0f} MB"
        )


@dataclass
class Served:
    """The stand-in that is fuzzed, and its log."""

    root: str
    pid: int
    log: IO[str]

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.root).port or 0


@contextmanager
def served() -> Iterator[Served]:
    """Serve all APIs on one port; what is logged goes to a file, so that no pipe fills."""
    with TemporaryFile("w+") as log:
        command = [*UNDERSTUDY, "serve", "--port", "0", "--seed", "1", "--quiet"]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, text=True, env=environment()
        )
        assert process.stdout is not None
        try:
            yield Served(process.stdout.readline().strip(), process.pid, log)
        finally:
            process.kill()
            process.communicate()


def fuzz(seed: int, requests: int) -> Report:
    """Send so many requests, and return what was found."""
    report = Report(seed)
    with served() as mock, Control(mock.root) as control, control.spaces.open() as space:
        control_spec = control_face().spec
        specs = tuple(load_spec(api) for api in apis().values())
        places = Places(specs, control_spec, space.root.rpartition("/")[2])
        numbers = count()
        while report.requests < requests and report.failures < MOST_FAILURES:
            batch = connections(seed, numbers, places, min(BATCH, requests - report.requests))
            uvloop.run(one_batch(mock.port, batch, places, report))
            control.reset()
            space.reset()
            report.megabytes = resident(mock.pid)
            report.megabytes_before = report.megabytes_before or report.megabytes
        health = httpx.get(f"{mock.root}/_understudy/health", trust_env=False)
        report.is_healthy = health.is_success
        mock.log.seek(0)
        report.log = mock.log.read()
    return report


def connections(
    seed: int, numbers: Iterator[int], places: Places, requests: int
) -> Sequence[Connection]:
    """Return the next connections, with at least so many requests."""
    made = []
    while requests > 0:
        made.append(connection(seed, next(numbers), places))
        requests -= made[-1].requests
    return made


async def one_batch(port: int, batch: Sequence[Connection], places: Places, report: Report) -> None:
    """Send some connections, judge what comes back, and note it."""
    async for sent, heard in exchanges(port, iter(batch)):
        report.connections += 1
        report.requests += sent.requests
        report.verdicts.update(each.verdict.name.lower() for each in read(sent.octets))
        found = complaints(sent.octets, heard, places)
        if found:
            report.failures += 1
            if len(report.shown) < MOST_SHOWN:
                report.shown.append(await reproducer(port, sent, found, places))


def resident(pid: int) -> float:
    """Return the memory of a process in MB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6
