"""Starts `understudy serve` as its users do, and waits for what it prints, never for time."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from time import monotonic

ROOT = Path(__file__).parents[2]
UNDERSTUDY = (sys.executable, "-m", "understudy.cli")
ACME = f"pp_{'1' * 64}"
BEARER_ACME = {"Authorization": f"Bearer {ACME}"}
PATIENCE = 120  # seconds after which a server that hangs is killed, so that the test fails


@dataclass(frozen=True)
class Ended:
    """How a process ended."""

    code: int
    errors: str
    seconds: float = 0.0


@dataclass
class Serving:
    """A running `understudy serve` and the lines that it printed until it was ready."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The root URL, as its last line says."""
        return self.lines[-1].split("\t")[-1]

    def fields(self, kind: str) -> list[list[str]]:
        """Return the fields of the lines of one kind."""
        rows = [line.split("\t") for line in self.lines]
        return [row[1:] for row in rows if row[0] == kind]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> Ended:
        """Send a signal and return how the process ended."""
        start = monotonic()
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=PATIENCE)
        return Ended(self.process.returncode, errors, monotonic() - start)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a plain environment in which the package of this tree is found."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("UNDERSTUDY_", "COV_"))}
    return plain | {"PYTHONPATH": str(ROOT / "src"), "NO_PROXY": "*"} | dict(more or {})


@contextmanager
def serving(
    *options: str,
    env: Mapping[str, str] | None = None,
    command: Sequence[str] = UNDERSTUDY,
    cwd: Path | None = None,
    patience: float = PATIENCE,
) -> Iterator[Serving]:
    """Serve on a free port for as long as the block lasts; entered when the server is ready.

    A server that many tests share needs more `patience`: after so many seconds it is killed.
    """
    process = subprocess.Popen(
        [*command, "serve", "--port", "0", *options],
        # Under nohup, the tests would hand down that a closed terminal is to be ignored.
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(env),
        cwd=cwd,
    )
    watchdog = Timer(patience, process.kill)
    watchdog.start()
    try:
        yield Serving(process, read_until_ready(process))
    finally:
        watchdog.cancel()
        process.kill()
        process.communicate()


def read_until_ready(process: subprocess.Popen[str]) -> list[str]:
    """Return the lines up to the one that says that requests are answered."""
    assert process.stdout is not None
    assert process.stderr is not None
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if line.startswith(("ready\t", "http://", "https://")):
            return lines
    raise AssertionError(f"did not start: {process.stderr.read()}")


def refusal(*arguments: str, env: Mapping[str, str] | None = None) -> Ended:
    """Run a command that is expected to refuse."""
    done = subprocess.run(
        [*UNDERSTUDY, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(env),
        timeout=PATIENCE,
        check=False,
    )
    return Ended(done.returncode, done.stderr)
