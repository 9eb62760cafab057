"""Runs the jobs of a clock as they fall due in real time."""

import asyncio
import logging

from understudy.server.state.time.clock import Clock

# The machine's own clock may be set anew while we sleep, so no sleep is longer.
LONGEST_SLEEP = 60.0

log = logging.getLogger("understudy.clock")


class Runner:
    """Sleeps until the next job is due; a new job and every move of the clock wake it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_running(self) -> bool:
        """Whether jobs run by themselves."""
        return self._loop is not None

    def start(self) -> None:
        """Begin, in the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._clock.watch(self.wake)
        self.wake()

    def stop(self) -> None:
        """End; jobs that are under way are given up."""
        self._loop = None
        self._sleep_no_more()
        # Each holds the other while it runs; a world that ends is free at once.
        self._clock.unwatch(self.wake)
        self._clock.drop_jobs()

    def wake(self) -> None:
        """Look anew at what is due next."""
        self._sleep_no_more()
        seconds = self._clock.seconds_to_next()
        if self._loop is not None and seconds is not None:
            self._timer = self._loop.call_later(min(seconds, LONGEST_SLEEP), self._begin)

    def _sleep_no_more(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _begin(self) -> None:
        assert self._loop is not None
        self._timer = None
        task = self._loop.create_task(self._run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self) -> None:
        if self._clock.seconds_to_next() is None:
            # Somebody has begun to advance the clock, and runs what is due.
            return
        for ran in await self._clock.run_due():
            if ran.error is not None:
                log.error("%s failed", ran.name, exc_info=ran.error)
