"""The seeds of long property runs: a few in `make long`, all with `ALL_SEEDS=1`."""

import os

FEW = (2, 12, 23)
ALL = (2, 3, 11, 12, 13, 21, 22, 23, 24, 31, 32, 33)


def further_seeds() -> tuple[int, ...]:
    """Return the seeds of this run beside the first one."""
    return ALL if os.environ.get("ALL_SEEDS") else FEW
