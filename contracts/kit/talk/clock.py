"""The kit's only source of time: what it reads and how it waits."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # the kit's one source of time


@dataclass(frozen=True)
class Clock:
    """Wall time, a stop watch and a way to wait; tests hand in their own."""

    now: Callable[[], datetime] = _now
    watch: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
