"""What a user sees while a run goes on: a live line on a terminal, plain lines elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

from understudy.contracts.kit.exchange import Exchange
from understudy.contracts.kit.run import Run
from understudy.contracts.kit.runner import Tell


@contextmanager
def telling(run: Run, out: TextIO, *, is_terminal: bool) -> Iterator[Tell]:
    """Give the function that takes the run's news."""
    if not is_terminal:
        yield lambda line: print(line, file=out, flush=True)
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
