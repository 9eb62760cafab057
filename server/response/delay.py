"""Waiting in real time, without holding up anybody else."""

import asyncio


async def wait(milliseconds: int) -> None:
    """Return after so many milliseconds, and never before."""
    if milliseconds:
        # uvloop counts in whole milliseconds, and may be one early.
        await asyncio.sleep((milliseconds + 1) / 1000)
