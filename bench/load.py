"""Load on one server: wrk where it is installed, else a client of our own."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.calls import Call
from bench.client import send_many
from bench.process import HOST, BenchError, Server

CONNECTIONS = 16
SCRIPT = """\
wrk.method = {method}
wrk.body = {body}
{headers}
done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("done %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), failed))
end
"""


@dataclass(frozen=True)
class Load:
    """What the client saw: completed requests, failed ones, seconds, and latencies in ms."""

    requests: int
    failed: int
    seconds: float
    p50_ms: float
    p99_ms: float


def client_name() -> str:
    """Return the client that makes the load."""
    return "wrk" if shutil.which("wrk") else "bench.client"


def put_under_load(server: Server, call: Call, seconds: int) -> Load:
    """Send one request over and over; BenchError if an answer is not a success."""
    load = (
        _by_wrk(server, call, seconds) if client_name() == "wrk" else _by_us(server, call, seconds)
    )
    if load.failed or not load.requests:
        raise BenchError(
            f"{server.target.name}: {call.name}: {load.failed} of {load.requests} requests failed"
        )
    return load


def _by_wrk(server: Server, call: Call, seconds: int) -> Load:
    url = f"http://{HOST}:{server.port}{server.target.base}{call.path}"
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "call.lua"
        script.write_text(_script(call), "utf-8")
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script), url]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds + 30, check=False
        )
    for line in done.stdout.splitlines():
        if line.startswith("done "):
            requests, micros, p50, p99, failed = map(int, line.split()[1:])
            return Load(requests, failed, micros / 1e6, p50 / 1e3, p99 / 1e3)
    raise BenchError(f"wrk failed: {done.stderr or done.stdout}")


def _by_us(server: Server, call: Call, seconds: float) -> Load:
    path = server.target.base + call.path
    latencies, failed, took = send_many(HOST, server.port, path, call, CONNECTIONS, seconds)
    latencies.sort()
    count = len(latencies)
    if not count:
        return Load(0, failed, took, 0.0, 0.0)
    return Load(
        count, failed, took, latencies[count // 2] * 1e3, latencies[count * 99 // 100] * 1e3
    )


def _script(call: Call) -> str:
    headers = "\n".join(
        f"wrk.headers[{_quoted(name)}] = {_quoted(value)}" for name, value in call.headers.items()
    )
    return SCRIPT.format(
        method=_quoted(call.method),
        body="nil" if call.body is None else _quoted(call.body),
        headers=headers,
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
