"""Prism: a proxy in front of the stand-in that holds what passes against the spec."""

import json
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
from tests.clients.client import ROOT
from tests.clients.commands import ToolFailed
from tests.clients.document import Node
from tests.clients.suite import Findings, Suite, Task
from tests.clients.suites.programs import QUIET, install_project, version
from tests.clients.suites.sending import send

PRISM = ROOT / "node_modules" / ".bin" / "prism"
START = 60  # seconds


def judge(task: Task) -> Findings:
    """Send every call of the plan through the proxy and return what it objects to."""
    calls = task.plan["calls"]
    found: list[str] = []
    with (
        proxy(task.spec, task.plan["base_url"], task.out / "prism.log") as root,
        httpx.Client(base_url=root, timeout=60) as client,
    ):
        for call in calls:
            found += objections(call, send(client, task.plan, call))
    return Findings(f"{len(calls)} calls", tuple(found))


@contextmanager
def proxy(spec: Path, upstream: str, log: Path) -> Iterator[str]:
    """Run Prism until the end of the block; yields its root."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    # Not with --errors: it would answer refused requests itself, and their answers count too.
    command = [str(PRISM), "proxy", str(spec), upstream, "--host", "127.0.0.1", "--port", port]
    with log.open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **QUIET})
        try:
            wait_for(int(port), process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until something listens on a port."""
    end = monotonic() + START
    while monotonic() < end and process.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise ToolFailed(f"Prism does not listen: {log.read_text('utf-8')[-2000:]}")


def objections(call: Node, answer: httpx.Response) -> Iterator[str]:
    """Yield what Prism says of a call; that a refused request is wrong is no news."""
    who = f"{call['operation']} (call {call['n']})"
    if answer.status_code != call["status"]:
        yield f"{who}: was to be {call['status']} and is {answer.status_code}: {answer.text[:300]}"
    for violation in json.loads(answer.headers.get("sl-violations", "[]")):
        if not (call["refusal"] and violation["location"][0] == "request"):
            yield f"{who}: {'.'.join(map(str, violation['location']))}: {violation['message']}"


PROXY = Suite(
    name="Prism proxy",
    version=version("@stoplight/prism-cli", ROOT),
    needs=("node", "npm"),
    prepare=(install_project,),
    run=judge,
)
