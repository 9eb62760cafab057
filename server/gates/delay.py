"""Waiting in real time, without holding up anybody else."""

import asyncio
from time import perf_counter


async def wait(milliseconds: int) -> None:
    """Return after so many milliseconds; the loop's own timers may be a little early."""
    end = perf_counter() + milliseconds / 1000
    while (left := end - perf_counter()) > 0:
        await asyncio.sleep(left)
