"""When Python's cyclic collector runs: seldom in a process that serves, never in a command.

A request, its answer, a connection, a space: all are free without it once they end. What it would
go through again and again is what is stored, which lives long and has no cycles.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects until the youngest, the middle and all are gone through. A look at the youngest takes
# some 4 ms, at the middle 20: rare enough to be met by far less than one request in a hundred.
THRESHOLDS = (50_000, 5, 200)


@contextmanager
def paused() -> Iterator[None]:
    """Let nothing be collected while a lot is made that stays, and never look at that again."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


@contextmanager
def off() -> Iterator[None]:
    """Let nothing be collected while a command does what it is for: it ends soon, and lets go."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle() -> None:
    """Leave alone what the start has made, and look seldom at what comes."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
