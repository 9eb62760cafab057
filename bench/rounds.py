"""The course of the measurement: starts first, then rounds of load, each server in turn."""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.calls import CALLS, Call
from bench.client import send_many
from bench.consumption import cpu_seconds, resident_megabytes
from bench.load import CONNECTIONS, put_under_load
from bench.process import HOST, BenchError, Server
from bench.samples import Sample, Samples
from bench.targets import UNDERSTUDY, UNDERSTUDY_FULL, Target, understudy

Report = Callable[[str], None]
WARM_UP = 0.2  # seconds before each load


def capture_answers(target: Target, file: Path) -> None:
    """Write the bodies that understudy gives, so that bare Starlette can send the same."""
    with Server(target) as server:
        bodies = {call.name: expect(server, call).decode() for call in CALLS}
    file.write_text(json.dumps(bodies), "utf-8")


def expect(server: Server, call: Call) -> bytes:
    """Return the body of a call's answer; BenchError if it is not the expected one."""
    status, body = server.ask(call)
    if status != call.status:
        raise BenchError(f"{server.target.name}: {call.name}: {status} {body[:200]!r}")
    return body


def measure_starts(targets: Sequence[Target], times: int, samples: Samples) -> None:
    """Start each server several times in turn; note the first answer and the memory at rest."""
    for _ in range(times):
        for target in targets:
            with Server(as_shipped(target)) as server:
                samples.starts[target.name].append(server.seconds_to_first_answer)
                samples.memory[target.name].append(resident_megabytes(server.pid))


def as_shipped(target: Target) -> Target:
    """Return the server as a user starts it: the stand-in with the fixtures that come with it."""
    return understudy() if target.name == UNDERSTUDY else target


def measure_loads(
    targets: Sequence[Target], rounds: int, seconds: int, samples: Samples, report: Report
) -> None:
    """Put each server under each load, in rounds that each begin with another server."""
    with ExitStack() as keep:
        # Filling it takes longer than a round; the others start anew in each round.
        kept = [keep.enter_context(Server(t)) for t in targets if t.name == UNDERSTUDY_FULL]
        others = [target for target in targets if target.name != UNDERSTUDY_FULL]
        for number in range(rounds):
            report(f"round {number + 1} of {rounds}")
            with ExitStack() as stack:
                servers = kept + [stack.enter_context(Server(target)) for target in others]
                turn = number % len(servers)
                measure_round(servers[turn:] + servers[:turn], seconds, samples)


def measure_round(servers: Sequence[Server], seconds: int, samples: Samples) -> None:
    """Put these servers under each load once."""
    for call in CALLS:
        for server in servers:
            expect(server, call)
            samples.loads[server.target.name, call.name].append(sample(server, call, seconds))


def sample(server: Server, call: Call, seconds: int) -> Sample:
    """Return what one load costs one server."""
    send_many(HOST, server.port, server.target.base + call.path, call, CONNECTIONS, WARM_UP)
    before = cpu_seconds(server.pid)
    load = put_under_load(server, call, seconds)
    used = cpu_seconds(server.pid) - before
    return Sample(
        cpu_us=used / load.requests * 1e6,
        per_second=load.requests / load.seconds,
        p50_ms=load.p50_ms,
        p99_ms=load.p99_ms,
    )
