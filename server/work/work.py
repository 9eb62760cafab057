"""What a handler awaits: a function, run in one of a few worker processes within bounds."""

import asyncio
import logging
import os
from collections.abc import Callable
from typing import TypeVar, cast

from understudy.server.state.failures import Crash, Overrun
from understudy.server.work.task import Outcome, Task, task_of
from understudy.server.work.worker import Worker

log = logging.getLogger("understudy")

Value = TypeVar("Value")
MOST_WORKERS = 4
SECONDS, MEGABYTES = 30.0, 512
# Such as by a system that is short of memory, or by somebody's kill.
ENDED = "The process that does this work has ended before it was done, twice; try again later"


class Work:
    """The workers of a stand-in and its spaces; each is started when it is first needed."""

    def __init__(self, most: int = min(os.cpu_count() or 1, MOST_WORKERS)) -> None:
        self._turns = asyncio.Semaphore(most)
        self._idle: list[Worker] = []

    async def __call__(
        self,
        function: Callable[..., Value],
        *arguments: object,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
    ) -> Value:
        """Return what a function returns that runs in another process.

        The function stands at the top of a module; arguments and result are copied, so that files
        are better given by path. A Failure that it raises is raised here. Overrun where it takes
        more seconds of real time, or more memory, than it may; Crash for whatever else it raises,
        and where its process ends before it returns twice: after the first it is called again.
        """
        task = task_of(function, arguments, seconds, megabytes)
        async with self._turns:
            outcome = await self._done(task)
            if outcome.kind == "ended":
                log.warning("%s.%s is called again: its worker has ended", task.module, task.name)
                self.close()  # What has ended one may have ended those that wait.
                outcome = await self._done(task)
        return cast("Value", value_of(outcome, task))

    async def _done(self, task: Task) -> Outcome:
        """Have a task done by a worker; one that cannot be trusted to do another is ended."""
        worker = self._idle.pop() if self._idle else await Worker.start()
        is_good = False
        try:
            async with asyncio.timeout(task.seconds):
                outcome = await worker.ask(task)
            is_good = outcome.kind != "memory"
        except TimeoutError:
            raise Overrun(f"This takes longer than the {task.seconds:g} s that it may") from None
        except (asyncio.IncompleteReadError, OSError):
            return Outcome("ended")
        finally:
            # Also where the stand-in stops meanwhile: nobody waits for it any more.
            if is_good:
                self._idle.append(worker)
            else:
                worker.end()
        return outcome

    def close(self) -> None:
        """End the workers that wait; those that work end with who waits for them."""
        while self._idle:
            self._idle.pop().end()


def value_of(outcome: Outcome, task: Task) -> object:
    """Return what came of a task, or raise why nothing did."""
    if outcome.kind == "failed":
        raise outcome.value
    if outcome.kind == "memory":
        raise Overrun(f"This needs more memory than the {task.megabytes} MB that it may have")
    if outcome.kind == "ended":
        log.error("%s.%s: its worker has ended, twice", task.module, task.name)
        raise Crash(ENDED)
    if outcome.kind == "broken":
        log.error("%s.%s failed in a worker:\n%s", task.module, task.name, outcome.trace)
        raise Crash("Internal server error")
    return outcome.value
