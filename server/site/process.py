"""The process that builds a site: started once, bounded in time, ended with the stand-in."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Lock

from understudy.server.site.cache import NotBuilt
from understudy.server.work.worker import module_path

SECONDS = 300
# Who calls the stand-in meanwhile comes first.
LESS_URGENT = 10
LONGEST_LINE = 500


class Process:
    """One run of a command; `stop` ends it from any thread, and no other one starts then."""

    seconds: float = SECONDS

    def __init__(self) -> None:
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self.is_stopped = False

    def run(self, command: Sequence[str]) -> None:
        """Wait until the command has done its work; NotBuilt says why it has not."""
        with self._start(command) as child:
            try:
                _, errors = child.communicate(timeout=self.seconds)
            except subprocess.TimeoutExpired:
                raise NotBuilt(f"it took longer than {self.seconds:g} seconds") from None
            finally:
                self._end()
        if child.returncode:
            raise NotBuilt(last_line(errors) or f"it ended with {child.returncode} and no word")

    def stop(self) -> None:
        """End the process, with all that it has started."""
        self.is_stopped = True
        self._end()

    def _start(self, command: Sequence[str]) -> "subprocess.Popen[bytes]":
        if not sys.executable:
            raise NotBuilt("Python does not know where it stands, and can start no other one")
        with self._lock:
            if self.is_stopped:
                raise NotBuilt("the stand-in is being stopped")
            try:
                self._child = child = started(command)
            except OSError as error:
                raise NotBuilt(f"no process can be started here: {error.strerror}") from error
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, LESS_URGENT)
        return child

    def _end(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is not None and child.poll() is None:
            # Its session is its own, and so is the group of processes.
            with suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a command with nothing of this stand-in's options: it says itself what it is about."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("UNDERSTUDY_")}
    return subprocess.Popen(  # noqa: S603  # our own module, by our own Python
        command,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**plain, **module_path(), "NO_COLOR": "1"},
    )


def last_line(errors: bytes) -> str:
    """Return the last line of what was said, in which a command says why it refuses."""
    lines = [line.strip() for line in errors.decode("utf-8", "replace").splitlines()]
    line = next((line for line in reversed(lines) if line), "")
    printable = "".join(each for each in line if each.isprintable())
    return printable.removeprefix("understudy: ")[:LONGEST_LINE]
