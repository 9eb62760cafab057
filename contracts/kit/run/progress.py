"""What a user sees while a run goes on: a live line on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

from understudy.contracts.kit.run.run import Run
from understudy.contracts.kit.run.runner import Tell
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.pace import Pace

LONGEST_SILENCE = 15.0


@contextmanager
def telling(run: Run, out: TextIO, *, is_terminal: bool) -> Iterator[Tell]:
    """Give the function that takes the run's news."""
    if not is_terminal:
        log = Log(out, run.world.clock, run.pace)
        run.target.watchers.append(log.watch)
        yield log.tell
        return
    with Console(file=out).status("first look") as status:
        news = ["first look"]

        def refresh(exchange: Exchange | None = None) -> None:
            sent = f", {exchange.number} requests" if exchange is not None else ""
            status.update(f"{news[-1]}{sent}")

        def tell(line: str) -> None:
            news.append(line)
            refresh()

        run.target.watchers.append(refresh)
        yield tell


class Log:
    """Writes the news line by line, and how far it has come where a step takes long."""

    def __init__(self, out: TextIO, clock: Clock, pace: Pace) -> None:
        self._out = out
        self._clock = clock
        self._pace = pace
        self._step = "first look"
        self._told = clock.watch()

    def tell(self, line: str) -> None:
        """Write that a step begins."""
        self._step = line
        self._write(line)

    def watch(self, _exchange: Exchange) -> None:
        """Say after a silence how far the step has come."""
        if self._clock.watch() - self._told >= LONGEST_SILENCE:
            self._write(self._step)

    def _write(self, line: str) -> None:
        self._told = self._clock.watch()
        print(f"{line}, {self._pace.sent} requests so far", file=self._out, flush=True)
