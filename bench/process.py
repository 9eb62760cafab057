"""One server as a process of its own: started, asked, watched and stopped."""

import http.client
import os
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from bench.calls import GET_LIST, Call
from bench.content import ROOT
from bench.targets import Target

PATIENCE = 120.0  # seconds until a server has to answer; 100,000 projects take a while
HOST = "127.0.0.1"


class BenchError(RuntimeError):
    """The measurement cannot go on; the text says which server did what."""


class Server:
    """Runs a target on a free port for as long as a `with` block lasts."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.port = free_port()
        self.seconds_to_first_answer = 0.0
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the process
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The id of the process."""
        assert self._process is not None
        return self._process.pid

    def __enter__(self) -> Self:
        command = [part.replace("{port}", str(self.port)) for part in self.target.command]
        begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=self._log, stderr=self._log, start_new_session=True
        )
        try:
            self._await_answer(begun)
        except BaseException:
            self.stop()
            raise
        self.seconds_to_first_answer = time.perf_counter() - begun
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process and everything that it started."""
        assert self._process is not None
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()
        self._log.close()

    def ask(self, call: Call) -> tuple[int, bytes]:
        """Send one request on a connection of its own; return status and body."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request(call.method, self.target.base + call.path, call.body, call.headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def _await_answer(self, begun: float) -> None:
        assert self._process is not None
        while time.perf_counter() - begun < PATIENCE:
            if self._process.poll() is not None:
                raise BenchError(f"{self.target.name} ended at once: {self._last_words()}")
            with suppress(ConnectionError, http.client.HTTPException):
                if self.ask(GET_LIST)[0] == 200:
                    return
            time.sleep(0.005)
        raise BenchError(f"{self.target.name} gives no answer: {self._last_words()}")

    def _last_words(self) -> str:
        self._log.seek(0)
        return self._log.read().decode(errors="replace")[-2000:].strip()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
