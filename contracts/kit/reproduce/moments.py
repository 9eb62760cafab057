"""Which steps of a reproducer are sent at the same moment, as they were in the run."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from understudy.contracts.kit.reproduce.steps import Step


def moments(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """Yield the steps in order, those together that were sent at the same moment."""
    for _, some in groupby(steps, key=_moment):
        yield tuple(some)


def _moment(step: Step) -> int:
    return step.exchange.together or -step.exchange.number
