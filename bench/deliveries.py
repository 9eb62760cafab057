"""Webhooks on the virtual clock: how long a thousand that are due take, and what kills leave."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from bench.content import ROOT
from bench.process import HOST, BenchError, free_port
from bench.samples import Samples
from bench.targets import COMMAND
from understudy.testing import Control

API, ORG, START = "planado", "acc_brightline", "2026-06-15T12:00:00Z"
OPTIONS = ("--api", API, "--clock", START, "--quiet")
RECEIVER = (sys.executable, "-m", "bench.peers.receiver")
DUE, KILLS = 1000, 50
PATIENCE = 60.0


def measure_deliveries(rounds: int, samples: Samples) -> None:
    """Note how many seconds `advance 30d` takes where 1,000 deliveries fall due on the way."""
    port, sink = free_port(), free_port()
    mock = (*COMMAND, "serve", "--port", str(port), *OPTIONS)
    with running(mock, port), running((*RECEIVER, str(sink)), sink):
        control = Control(f"http://{HOST}:{port}", timeout=PATIENCE)
        state = waiting(control, f"http://{HOST}:{sink}/")
        for _ in range(rounds):
            control.reset()
            control.restore(state)
            begun = time.perf_counter()
            ran = control.clock.advance("30d")
            samples.advances.append(time.perf_counter() - begun)
            made = len(control.webhooks.deliveries(status="delivered"))
            if (len(ran), made) != (DUE, DUE):
                raise BenchError(f"of {DUE} deliveries, {len(ran)} were tried and {made} made")
        control.close()


def measure_kills(folder: Path, samples: Samples) -> None:
    """Note what was lost or repeated when a stand-in was killed again and again."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.server.webhooks.kill_rounds", folder, str(KILLS), "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchError(f"the rounds of kills broke off: {done.stderr[-2000:].strip()}")
    samples.kills = json.loads(done.stdout)


def waiting(control: Control, url: str) -> Mapping[str, Any]:
    """Return a state in which 1,000 deliveries wait, one a minute."""
    hook = control.webhooks.add(API, ORG, url)
    control.webhooks.test(hook)
    state: dict[str, Any] = dict(control.state(reveal=True))
    row = next(
        row for row in state["tables"]["_deliveries"].values() if row["subscription"] == hook.id
    )
    rows = {
        f"delivery-{number}": {
            **row,
            "id": f"delivery-{number}",
            "entity_id": f"entity-{number}",
            "attempts": [],
            "next_at": f"2026-06-16T{number // 60:02d}:{number % 60:02d}:00.000Z",
        }
        for number in range(DUE)
    }
    return {**state, "tables": {**state["tables"], "_deliveries": rows}}


@contextmanager
def running(command: tuple[str, ...], port: int) -> Iterator[None]:
    """Run a process that listens on a port, for as long as the block lasts."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        await_listener(port)
        yield
    finally:
        process.terminate()
        process.wait()


def await_listener(port: int) -> None:
    """Return when somebody listens on a port."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        with suppress(OSError):
            socket.create_connection((HOST, port)).close()
            return
        time.sleep(0.02)
    raise BenchError(f"nobody listens on port {port}")
