"""A worker process as its parent holds it: started, asked, ended."""

import asyncio
import os
import socket
import subprocess
import sys

from understudy.server.work.task import LENGTH_BYTES, Outcome, Task, framed, length_of, unframed

CHILD = "understudy.server.work.child"
ERRORS = 2


class Worker:
    """One process with a line to it; it is new, and has nothing of its parent's memory."""

    def __init__(
        self,
        process: "subprocess.Popen[bytes]",
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self._process = process
        self._reader = reader
        self._writer = writer

    @classmethod
    async def start(cls) -> "Worker":
        """Start a process, which ends when this one does.

        Its line is a pair of sockets: asyncio's own pipes need the loop of the main thread.
        """
        ours, theirs = socket.socketpair()
        try:
            process = started(theirs.fileno())
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        return cls(process, reader, writer)

    async def ask(self, task: Task) -> Outcome:
        """Have a task done; IncompleteReadError or OSError where the process has ended."""
        self._writer.write(framed(task))
        await self._writer.drain()
        length = length_of(await self._reader.readexactly(LENGTH_BYTES))
        outcome: Outcome = unframed(await self._reader.readexactly(length))
        return outcome

    def end(self) -> None:
        """End the process, whatever it does."""
        self._writer.transport.abort()
        self._process.kill()
        self._process.wait()


def started(descriptor: int) -> "subprocess.Popen[bytes]":
    """Start a process that finds the modules that this one does.

    It has a session of its own, so that a Ctrl-C reaches its parent alone; what is printed in it
    goes where errors go.
    """
    return subprocess.Popen(  # noqa: S603  # our own module, by our own Python
        [sys.executable, "-P", "-m", CHILD, str(descriptor)],
        pass_fds=[descriptor],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=ERRORS,
        env={**os.environ, **module_path()},
    )


def module_path() -> dict[str, str]:
    """Return the variable by which another Python finds the modules that this one does."""
    return {"PYTHONPATH": os.pathsep.join(each or os.getcwd() for each in sys.path)}
